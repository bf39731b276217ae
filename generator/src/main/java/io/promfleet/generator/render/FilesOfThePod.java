package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.Discovery;
import io.promfleet.model.Hub;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Source;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** PF905: files that a Prometheus or a collector is told to read, and that nothing mounts into its pod. */
final class FilesOfThePod {
    private static final String ID = "PF905";
    private static final String[] SPEC = {"prometheus", "prometheusSpec"};

    private final Findings findings;
    private final String pod;
    private final UnaryOperator<String> remedy;
    /** Files that are there, and folders with a slash at their end. */
    private final Set<String> mounted;

    private final Set<List<Object>> reported = new HashSet<>();

    private FilesOfThePod(Findings findings, String pod, UnaryOperator<String> remedy, Set<String> mounted) {
        this.findings = findings;
        this.pod = pod;
        this.remedy = remedy;
        this.mounted = mounted;
    }

    /** The files of a collector's jobs and targets. */
    static void check(Rendering rendering, Source source, Collector collector) {
        Set<String> mounted = new HashSet<>();
        collector.pod().mounts().forEach(mount -> mounted.add(mount.path() + "/"));
        FilesOfThePod files = new FilesOfThePod(
                rendering.findings(),
                "`" + collector.workload() + "`",
                file -> "Say what holds it, such as `mountConfigMap(\"targets\", \"" + folder(file) + "\")`",
                mounted);
        for (ScrapeJob job : collector.jobs(source)) {
            files.check(job, source.path() + " > scrapeJob(" + job.name() + ")");
        }
        ReceiverAddress addresses = new ReceiverAddress(rendering.fleet());
        for (RemoteWrite target : source.remoteWrites()) {
            Set<String> named = new LinkedHashSet<>();
            Credentials.of(addresses.http(source, target), credential -> add(named, credential));
            files.report(named, source.path() + " > remoteWrite(" + target.name() + ")", target.declaredAt());
        }
    }

    /** The files of the jobs that the Prometheus of a cluster runs: on the hub also those for its sources. */
    static void check(Rendering rendering, Cluster cluster) {
        FilesOfThePod files = new FilesOfThePod(
                rendering.findings(),
                "the Prometheus of `" + cluster.name() + "`",
                file -> "Mount `" + folder(file)
                        + "` with the chart values `volumes` and `volumeMounts` of `prometheus.prometheusSpec`",
                mountedByTheChart(cluster));
        List<ScrapeJob> own = cluster instanceof Source source ? source.jobsOfApproach() : cluster.scrapeJobs();
        for (ScrapeJob job : own) {
            files.check(job, cluster.path() + " > scrapeJob(" + job.name() + ")");
        }
        if (cluster instanceof Hub) {
            for (Source source : rendering.fleet().sources()) {
                int prefix = source.name().length() + 1;
                for (ScrapeJob job : PulledJobs.of(source)) {
                    files.check(
                            job, source.path() + " > scrapeJob(" + job.name().substring(prefix) + ")");
                }
            }
        }
    }

    private static Set<String> mountedByTheChart(Cluster cluster) {
        Set<String> mounted = new HashSet<>();
        for (String kind : List.of("secrets", "configMaps")) {
            if (SaidValues.at(cluster, SPEC[0], SPEC[1], kind) instanceof ConfigValue.ListValue names) {
                String folder = "/etc/prometheus/" + kind.toLowerCase(Locale.ROOT) + "/";
                names.items().forEach(name -> addText(mounted, folder, name));
            }
        }
        for (ChartValue value : cluster.chartValues()) {
            if (value.path().get(0).equals(SPEC[0])) {
                addMounts(mounted, value.value());
            }
        }
        return mounted;
    }

    /** Of whichever container: those of Prometheus may be patched. */
    private static void addMounts(Set<String> mounted, ConfigValue value) {
        if (value instanceof ConfigValue.ListValue list) {
            list.items().forEach(item -> addMounts(mounted, item));
        } else if (value instanceof ConfigValue.ObjectValue object) {
            for (ConfigValue.Field field : object.fields()) {
                if (field.name().equals("mountPath")) {
                    addText(mounted, "", field.value());
                } else {
                    addMounts(mounted, field.value());
                }
            }
        }
    }

    private static void addText(Set<String> texts, String before, ConfigValue value) {
        if (value instanceof ConfigValue.TextValue text) {
            String path = before + text.value();
            texts.add(path); // may be a file
            texts.add(path.endsWith("/") ? path : path + "/");
        }
    }

    private void check(ScrapeJob job, String path) {
        Set<String> named = new LinkedHashSet<>();
        Credentials.of(job, credential -> add(named, credential));
        job.serviceDiscoveries().forEach(discovery -> add(named, discovery));
        report(named, path, job.declaredAt());
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

    private void report(Set<String> files, String path, Location line) {
        for (String file : files) {
            // Jobs that promfleet makes say the files of one line of the definition many times.
            if (!isThere(file) && reported.add(List.of(file, line))) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        path,
                        line,
                        "Nothing mounts the file `" + file + "` into the pod of " + pod + ".",
                        remedy.apply(file)
                                + ", name a key by `secret(…)`, or suppress this where something else puts the file there.",
                        List.of()));
            }
        }
    }

    private boolean isThere(String file) {
        return file.startsWith(OwnAccount.FOLDER)
                || mounted.stream().anyMatch(path -> path.endsWith("/") ? file.startsWith(path) : file.equals(path));
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash > 0 ? file.substring(0, slash) : "/etc/files";
    }
}
