package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Collector;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.Discovery;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** PF905: files that a collector is told to read, and that nothing mounts into its pod. */
final class FilesOfThePod {
    private static final String ID = "PF905";
    private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

    private final Source source;
    private final Collector collector;
    private final ReceiverAddress addresses;
    private final Findings findings;

    FilesOfThePod(Rendering rendering, Source source, Collector collector) {
        this.source = source;
        this.collector = collector;
        this.addresses = new ReceiverAddress(rendering.fleet());
        this.findings = rendering.findings();
    }

    void check() {
        for (ScrapeJob job : collector.jobs(source)) {
            Set<String> files = new LinkedHashSet<>();
            Credentials.of(job, credential -> add(files, credential));
            job.serviceDiscoveries().forEach(discovery -> add(files, discovery));
            report(files, "scrapeJob(" + job.name() + ")", job.declaredAt());
        }
        for (RemoteWrite target : source.remoteWrites()) {
            Set<String> files = new LinkedHashSet<>();
            Credentials.of(addresses.http(source, target), credential -> add(files, credential));
            report(files, "remoteWrite(" + target.name() + ")", target.declaredAt());
        }
    }

    private static void add(Set<String> files, Credential credential) {
        if (credential instanceof CredentialFile file) {
            files.add(file.path());
        }
    }

    private static void add(Set<String> files, ServiceDiscovery discovery) {
        Settings settings = discovery instanceof KubernetesDiscovery kubernetes
                ? kubernetes.settings()
                : discovery instanceof Discovery other ? other.settings() : Settings.NONE;
        for (Setting setting : settings.all()) {
            if (setting.key().equals("files") && setting.value() instanceof ConfigValue.ListValue list) {
                list.items().forEach(item -> add(files, item));
            } else if (setting.key().endsWith("_file")) {
                add(files, setting.value());
            }
        }
    }

    private static void add(Set<String> files, ConfigValue value) {
        if (value instanceof ConfigValue.TextValue text) {
            files.add(text.value());
        }
    }

    private void report(Set<String> files, String step, Location line) {
        for (String file : files) {
            if (!isThere(file)) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        source.path() + " > " + step,
                        line,
                        "Nothing mounts the file `" + file + "` into the pod of `" + collector.workload() + "`.",
                        "Say what holds it, such as `mountConfigMap(\"targets\", \"" + folder(file)
                                + "\")`, name a key by `secret(…)`, or suppress this where something else puts the file there.",
                        List.of()));
            }
        }
    }

    private boolean isThere(String file) {
        return file.startsWith(ACCOUNT)
                || collector.pod().mounts().stream().anyMatch(mount -> file.startsWith(mount.path() + "/"));
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash > 0 ? file.substring(0, slash) : "/etc/files";
    }
}
