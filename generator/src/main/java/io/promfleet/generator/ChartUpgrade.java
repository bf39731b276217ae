package io.promfleet.generator;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.schemas.ChartChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a new version of the chart means for a fleet: which breaking changes touch values that it really uses. */
public final class ChartUpgrade {
    private final String from;
    private final String to;
    private final ChartRelease old;
    private final ChartRelease now;
    private final List<ChartChange> changes;

    private ChartUpgrade(String from, String to, ChartRelease old, ChartRelease now) {
        this.from = from;
        this.to = to;
        this.old = old;
        this.now = now;
        this.changes = BreakingChanges.between(from, to);
    }

    /**
     * An upgrade.
     *
     * @param from the version of the chart that runs now
     * @param to the version that is to run
     * @return the upgrade
     * @throws IllegalArgumentException if one is no version or too old to be known, or if it would go back; the message is a
     *     sentence for the user
     */
    public static ChartUpgrade of(String from, String to) {
        ChartRelease old = known(from);
        ChartRelease now = known(to);
        if (ChartRelease.compare(from, to) > 0) {
            throw new IllegalArgumentException("The chart `" + from + "` is newer than `" + to + "`.");
        }
        return new ChartUpgrade(from, to, old, now);
    }

    private static ChartRelease known(String version) {
        if (!ChartRelease.isVersion(version)) {
            throw new IllegalArgumentException("`" + version + "` is no exact version of the chart, such as `"
                    + ChartRelease.NEWEST.chart() + "`.");
        }
        return ChartRelease.of(version)
                .orElseThrow(() -> new IllegalArgumentException("The chart `" + version
                        + "` is older than those whose changes are known, which start with `"
                        + ChartRelease.OLDEST.chart() + "`."));
    }

    /**
     * What changes for every fleet.
     *
     * @return lines of text
     */
    public List<String> heading() {
        List<String> lines = new ArrayList<>();
        lines.add("kube-prometheus-stack " + from + " -> " + to);
        lines.add("  Prometheus Operator " + step(old.operator(), now.operator()));
        lines.add("  Prometheus " + step(old.prometheus(), now.prometheus()));
        lines.add("  Kubernetes " + step("1." + old.kubernetes(), "1." + now.kubernetes()) + " or newer");
        if (ChartRelease.NEWEST.compareWith(to) > 0) {
            lines.add("  What comes after " + ChartRelease.NEWEST.chart() + " is not known.");
        }
        return lines;
    }

    private static String step(String before, String after) {
        return before.equals(after) ? after : before + " -> " + after;
    }

    /**
     * Looks at the values of a fleet, as its definition says them now. Nothing is written.
     *
     * @param definition the fleet as code
     * @return findings: the changes that touch something, PF606, or the errors for which there are no values to look at
     */
    public Run run(FleetDefinition definition) {
        Definition said = Definition.of(definition);
        Findings findings = new Findings();
        for (Finding finding : said.findings()) {
            if (finding.severity() == Severity.ERROR) {
                findings.add(finding);
            }
        }
        Fleet fleet = said.fleet().orElse(null);
        if (fleet != null && !findings.hasErrors()) {
            BreakingChanges touched = new BreakingChanges(UsedValues.of(fleet));
            for (Cluster cluster : clusters(fleet)) {
                touched.look(cluster, changes);
                ClusterVersions.tooOldKubernetes(cluster, to, List.of()).ifPresent(findings::add);
            }
            touched.report(findings);
        }
        return new Run(findings.sorted(), List.of(), Optional.empty(), said.failure());
    }

    /**
     * The last line: how many changes there are and how many of them touch something.
     *
     * @param findings those of all fleets
     * @return a sentence
     */
    public String summary(List<Finding> findings) {
        long touching = findings.stream()
                .filter(finding -> finding.id().equals("PF606"))
                .map(finding -> finding.message().split("`", 3)[1] + finding.hint())
                .distinct()
                .count();
        return touching + " of " + changes.size() + " breaking changes " + (touching == 1 ? "touches" : "touch")
                + " what is in use.";
    }

    static List<Cluster> clusters(Fleet fleet) {
        List<Cluster> clusters = new ArrayList<>();
        clusters.add(fleet.hub());
        clusters.addAll(fleet.sources());
        return clusters;
    }
}
