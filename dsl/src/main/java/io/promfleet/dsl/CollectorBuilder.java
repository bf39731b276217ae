package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CollectorPod;
import io.promfleet.model.Mount;
import io.promfleet.model.ScrapeJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What can be said of everything that is no Prometheus and scrapes a source from inside. Retention, rules and Grafana cannot
 * be said: none of them has any of it.
 *
 * @param <B> the builder itself
 */
public abstract class CollectorBuilder<B extends CollectorBuilder<B>> extends ScraperBuilder<B> {
    /** Where collectors have their configuration, their write-ahead log and the Secrets of jobs. */
    private static final Set<String> OWN_FOLDERS = Set.of(
            "/etc/agent",
            "/etc/alloy",
            "/etc/otelcol",
            "/etc/promfleet",
            "/var/lib/agent",
            "/var/lib/alloy",
            "/var/lib/otelcol");

    private final List<Mount> mounts = new ArrayList<>(0);

    CollectorBuilder(Declaration parent, String step, Location declaredAt) {
        super(parent, step, declaredAt);
    }

    /**
     * Mounts a whole Secret, each key a file: for certificates and files that jobs name by their path. What a job refers to by
     * {@code secret(…)} is mounted without a word.
     *
     * @param secret its {@code metadata.name}
     * @param folder an absolute path in the container
     * @return this
     */
    public B mountSecret(String secret, String folder) {
        return mount(Mount.Kind.SECRET, secret, folder);
    }

    /**
     * Mounts a whole ConfigMap, each key a file: for instance lists of targets.
     *
     * @param configMap its {@code metadata.name}
     * @param folder an absolute path in the container
     * @return this
     */
    public B mountConfigMap(String configMap, String folder) {
        return mount(Mount.Kind.CONFIG_MAP, configMap, folder);
    }

    private B mount(Mount.Kind kind, String name, String folder) {
        saying();
        Objects.requireNonNull(folder);
        String said = unicode(folder, "folder");
        if (!Names.isDnsName(name)) {
            illegal("name", name, "is no name in Kubernetes", "Use lower-case letters, digits, dashes and dots.");
        }
        boolean absolute = said.startsWith("/") && said.length() > 1 && said.indexOf(':') < 0;
        if (!absolute && said.equals(folder)) {
            illegal("folder", folder, "is no absolute path", "Write it from the root, such as `/etc/targets`.");
        }
        String path = said.endsWith("/") ? said.substring(0, said.length() - 1) : said;
        boolean taken = mounts.stream().anyMatch(known -> known.path().equals(path));
        if (taken || OWN_FOLDERS.contains(path)) {
            illegal("folder", folder, "has something mounted already", "Give each a folder of its own.");
        } else {
            mounts.add(new Mount(kind, name, path));
        }
        return self();
    }

    final CollectorPod pod(List<ScrapeJob> monitors) {
        return CollectorPod.builder()
                .storage(storage())
                .resources(resources())
                .scrapeInterval(scrapeInterval())
                .nodeExporter(hasNodeExporter())
                .kubeStateMetrics(hasKubeStateMetrics())
                .addAllMonitors(monitors)
                .addAllMounts(mounts)
                .declaredAt(declaredAt())
                .build();
    }
}
