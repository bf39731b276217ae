package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Every check over a list of relabel rules. The same list stands in many sources and jobs: one with which nothing is wrong is
 * looked at once. Not thread-safe: one run has one.
 */
public final class RelabelPitfalls {
    private final KnownRegexes regexes = new KnownRegexes();
    private final List<RuleListCheck> checks = new ArrayList<>(List.of(
            new LabelsOfThePhase(),
            new SeriesStayApart(regexes),
            new KeepsSomething(regexes),
            new SeparatorInExpression(),
            new NoAnchors()));
    private final Map<RulePlace.Phase, IdentityHashMap<RelabelRules, Boolean>> fine =
            new EnumMap<>(RulePlace.Phase.class);
    private final Severity worst;
    private final Findings findings;

    /**
     * Checks for one run over definitions, where a rule that cannot do what it says is an error.
     *
     * @param findings takes what is wrong, at the place of each rule
     */
    public RelabelPitfalls(Findings findings) {
        this(Severity.ERROR, findings);
    }

    private RelabelPitfalls(Severity worst, Findings findings) {
        this.worst = worst;
        this.findings = findings;
    }

    /**
     * Checks of files, with what the DSL would have said at the call. Prometheus loads a rule that cannot do what it says, so
     * that it is a warning.
     *
     * @param findings takes what is wrong, at the place of each rule
     * @return the checks
     */
    public static RelabelPitfalls ofFiles(Findings findings) {
        RelabelPitfalls pitfalls = ofConverted(findings);
        pitfalls.checks.add(new GroupsExist(pitfalls.regexes));
        return pitfalls;
    }

    /**
     * Checks of a file that becomes something else, of which a definition says by itself what it refuses.
     *
     * @param findings takes what is wrong, at the place of each rule
     * @return the checks
     */
    public static RelabelPitfalls ofConverted(Findings findings) {
        return new RelabelPitfalls(Severity.WARNING, findings);
    }

    /**
     * Looks at rules that stand by themselves, of which nobody knows to what they are applied.
     *
     * @param rules the rules
     */
    public void rules(RelabelRules rules) {
        new GroupsExist(regexes).check(new RulePlace(RulePlace.Phase.METRIC, worst, () -> ""), rules, findings::add);
    }

    /**
     * Looks at the rules of a job.
     *
     * @param path the model path of the job
     * @param job the job
     */
    public void job(Supplier<String> path, ScrapeJob job) {
        check(RulePlace.Phase.TARGET, job.relabels(), () -> path.get() + " > relabel");
        check(RulePlace.Phase.METRIC, job.metricRelabels(), () -> path.get() + " > metricRelabel");
    }

    /**
     * Looks at the rules for what is sent.
     *
     * @param path the model path of the remote write
     * @param write the remote write
     */
    public void write(Supplier<String> path, RemoteWrite write) {
        check(RulePlace.Phase.WRITE, write.writeRelabels(), () -> path.get() + " > writeRelabel");
    }

    private void check(RulePlace.Phase phase, RelabelRules rules, Supplier<String> path) {
        if (rules.isEmpty()) {
            return;
        }
        IdentityHashMap<RelabelRules, Boolean> known = fine.computeIfAbsent(phase, key -> new IdentityHashMap<>());
        if (known.containsKey(rules)) {
            return;
        }
        List<Finding> found = new ArrayList<>(0);
        RulePlace place = new RulePlace(phase, worst, path);
        for (RuleListCheck check : checks) {
            check.check(place, rules, found::add);
        }
        if (found.isEmpty()) {
            known.put(rules, true);
        }
        found.forEach(findings::add);
    }
}
