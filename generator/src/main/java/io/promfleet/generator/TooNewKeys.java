package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.layers.YoungValues;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the values of a cluster that are newer than what it runs. PF602: its Prometheus does not know them, because its chart or its
 * values choose an older release than the newest, or its Operator does not; the Prometheus Operator leaves such a key out, and
 * Prometheus itself refuses a file with it. PF609: the values of its chart do not have them yet.
 */
final class TooNewKeys {
    private static final String ID = "PF602";
    private static final String SCRAPE_CONFIG = "kubernetes/monitoring.coreos.com/v1alpha1/ScrapeConfig";
    private static final Set<String> OF_THE_FILE =
            Set.of("additionalScrapeConfigs", "additionalAlertManagerConfigs", "additionalAlertRelabelConfigs");

    private final Map<String, ClusterVersions> older = new HashMap<>();
    private final TooOldOperators operators;
    private final Map<String, String> olderCharts = new HashMap<>();
    private @Nullable YoungValues young; // read when a cluster runs an older chart
    private @Nullable Section values; // read when a cluster runs anything older

    TooNewKeys(Fleet fleet) {
        operators = new TooOldOperators(fleet);
        add(fleet, fleet.hub());
        fleet.sources().forEach(source -> add(fleet, source));
    }

    private void add(Fleet fleet, Cluster cluster) {
        if (cluster.ownChart().isEmpty()
                && cluster.chartValues().isEmpty()
                && ChartRelease.NEWEST.chart().equals(fleet.chart().version())) {
            return; // the newest of everything
        }
        ClusterVersions versions = ClusterVersions.of(fleet, cluster);
        if (ChartRelease.isVersion(versions.chart()) && ChartRelease.NEWEST.compareWith(versions.chart()) < 0) {
            olderCharts.put(cluster.path(), versions.chart());
        }
        if (!versions.prometheus().isAtLeast(PrometheusVersion.NEWEST)) {
            older.put(cluster.path(), versions);
        }
    }

    /** The version of the chart that a document is for, if it is an older one; else null. */
    @Nullable
    String olderChart(Manifest manifest) {
        return olderCharts.get(manifest.origin().step());
    }

    /** Reports the keys in the values that a document carries, each at its line. */
    void check(Manifest manifest, Findings findings) {
        operators.check(manifest, findings);
        String chart = olderCharts.get(manifest.origin().step());
        if (chart != null) {
            YoungValues values = young == null ? new YoungValues() : young;
            young = values;
            ReleaseValues.of(manifest).forEach(said -> values.check(said, chart, manifest.origin(), findings));
        }
        ClusterVersions versions = older.get(manifest.origin().step());
        if (versions == null) {
            return;
        }
        if (values == null) {
            values = SchemaCatalogue.bundled().section(SchemaCatalogue.CHART_VALUES);
        }
        for (MapNode said : ReleaseValues.of(manifest)) {
            new Walk(said, manifest, versions, findings).check(said, values);
        }
        MapNode resource = ScrapeConfigDocument.of(manifest);
        if (resource != null) {
            new Walk(resource, manifest, versions, findings)
                    .check(resource, SchemaCatalogue.bundled().section(SCRAPE_CONFIG));
        }
    }

    /** One pass over the values of a release. */
    private record Walk(Node root, Manifest manifest, ClusterVersions versions, Findings findings, List<Object> way) {
        Walk(Node root, Manifest manifest, ClusterVersions versions, Findings findings) {
            this(root, manifest, versions, findings, new ArrayList<>());
        }

        void check(Node node, Section section) {
            if (node instanceof MapNode map) {
                for (int i = 0; i < map.size(); i++) {
                    Section child = section.child(map.key(i)).orElse(null);
                    if (child != null) {
                        way.add(map.key(i));
                        if (isKnown(child)) {
                            check(map.value(i), child);
                        }
                        way.remove(way.size() - 1);
                    }
                }
            } else if (node instanceof ListNode list) {
                Section item = section.item().orElse(null);
                for (int i = 0; item != null && i < list.items().size(); i++) {
                    way.add(i);
                    check(list.items().get(i), item);
                    way.remove(way.size() - 1);
                }
            }
        }

        private boolean isKnown(Section section) {
            PrometheusVersion since =
                    section.since().map(PrometheusVersion::parse).orElse(null);
            if (since == null || versions.prometheus().isAtLeast(since)) {
                return true;
            }
            OriginTrail trail = OriginTrail.toKey(way, root, manifest.origin());
            String key = "`" + way.get(way.size() - 1) + "`";
            boolean maybe = versions.mayRun(since);
            findings.add(new Finding(
                    ID,
                    maybe ? Severity.WARNING : Severity.ERROR,
                    trail.path(),
                    trail.location(),
                    (isOfTheFile()
                                    ? "Prometheus refuses its configuration with " + key
                                    : "The Prometheus Operator leaves " + key + " out")
                            + ", which Prometheus knows since `" + since + "`; " + running(maybe) + ".",
                    "Leave it out" + wayOut(since),
                    List.of()));
            return false;
        }

        private String running(boolean maybe) {
            if (versions.said().isPresent()) {
                return "this cluster's values choose `" + versions.prometheus() + "`";
            }
            return "the chart `" + versions.chart() + "` runs " + (maybe ? "at least `" : "`") + versions.prometheus()
                    + "`";
        }

        private String wayOut(PrometheusVersion since) {
            if (versions.said().isPresent()) {
                return ", or choose Prometheus `" + since + "` or newer.";
            }
            for (ChartRelease release : ChartRelease.KNOWN) {
                if (PrometheusVersion.parse(release.prometheus()).isAtLeast(since)) {
                    return ", or use the chart `" + release.chart() + "` or newer.";
                }
            }
            return ".";
        }

        private boolean isOfTheFile() {
            return way.size() > 3 && way.get(2) instanceof String key && OF_THE_FILE.contains(key);
        }
    }
}
