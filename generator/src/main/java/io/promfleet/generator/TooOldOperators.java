package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PF602 in the resources that jobs become: keys that the Prometheus Operator of a cluster's chart does not know yet, which the
 * cluster refuses or drops.
 */
final class TooOldOperators {
    private static final String ID = "PF602";

    /**
     * The keys of {@code ScrapeConfig} that are younger than the oldest known chart, with the release of the Operator that
     * brought them. From the Operator's changelog.
     */
    private static final Map<String, String> SINCE = Map.of(
            "ionosSDConfigs", "0.77.0",
            "dockerSDConfigs.matchFirstNetwork", "0.77.0",
            "enableHTTP2", "0.79.0",
            "consulSDConfigs.filter", "0.79.0",
            "fallbackScrapeProtocol", "0.79.1",
            "convertClassicHistogramsToNHCB", "0.82.0",
            "nameEscapingScheme", "0.83.0",
            "nameValidationScheme", "0.83.0",
            "scrapeNativeHistograms", "0.88.0",
            "bodySizeLimit", "0.89.0");

    private final Map<String, Releases> older = new HashMap<>();

    /** The chart of a cluster, and the next that is known where a version stands between two. */
    private record Releases(String chart, ChartRelease known, Optional<ChartRelease> next) {}

    TooOldOperators(Fleet fleet) {
        add(fleet, fleet.hub());
        fleet.sources().forEach(source -> add(fleet, source));
    }

    private void add(Fleet fleet, Cluster cluster) {
        String chart = fleet.chartVersion(cluster);
        ChartRelease known = ChartRelease.of(chart).orElse(null);
        if (known == null || known.equals(ChartRelease.NEWEST)) {
            return; // unknown, which another check reports, or with every key
        }
        int index = ChartRelease.KNOWN.indexOf(known) + 1;
        Optional<ChartRelease> next =
                known.compareWith(chart) == 0 ? Optional.empty() : Optional.of(ChartRelease.KNOWN.get(index));
        older.put(cluster.path(), new Releases(chart, known, next));
    }

    /** Reports the keys of a resource that a job became, each at its line. */
    void check(Manifest manifest, Findings findings) {
        Releases releases = older.get(manifest.origin().step());
        if (releases == null) {
            return;
        }
        MapNode object = ScrapeConfigDocument.of(manifest);
        if (object != null && object.get("spec") instanceof MapNode spec) {
            Walk walk = new Walk(object, manifest, releases, findings, new ArrayList<>(List.of("spec")));
            walk.check(spec, "");
        }
    }

    /** One pass over the specification of a resource. */
    private record Walk(MapNode root, Manifest manifest, Releases releases, Findings findings, List<Object> way) {
        void check(Node node, String above) {
            if (node instanceof MapNode map) {
                for (int i = 0; i < map.size(); i++) {
                    String name = above.isEmpty() ? map.key(i) : above + "." + map.key(i);
                    way.add(map.key(i));
                    if (isKnown(name)) {
                        check(map.value(i), name);
                    }
                    way.remove(way.size() - 1);
                }
            } else if (node instanceof ListNode list) {
                for (int i = 0; i < list.items().size(); i++) {
                    way.add(i);
                    check(list.items().get(i), above);
                    way.remove(way.size() - 1);
                }
            }
        }

        private boolean isKnown(String name) {
            String since = SINCE.get(name);
            if (since == null || ChartRelease.compare(releases.known.operator(), since) >= 0) {
                return true;
            }
            boolean maybe = releases.next
                    .map(next -> ChartRelease.compare(next.operator(), since) >= 0)
                    .orElse(false);
            OriginTrail trail = OriginTrail.toKey(way, root, manifest.origin());
            findings.add(new Finding(
                    ID,
                    maybe ? Severity.WARNING : Severity.ERROR,
                    trail.path(),
                    trail.location(),
                    "`" + name + "` of a `ScrapeConfig` is known since Prometheus Operator `" + since + "`; the chart `"
                            + releases.chart + "` runs " + (maybe ? "at least " : "") + "`"
                            + releases.known.operator() + "`.",
                    "Leave it out, leave out `asScrapeConfig`, or use the chart `" + firstWith(since) + "` or newer.",
                    List.of()));
            return false;
        }

        private static String firstWith(String since) {
            for (ChartRelease release : ChartRelease.KNOWN) {
                if (ChartRelease.compare(release.operator(), since) >= 0) {
                    return release.chart();
                }
            }
            return ChartRelease.NEWEST.chart();
        }
    }
}
