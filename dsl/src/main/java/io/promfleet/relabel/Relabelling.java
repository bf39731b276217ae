package io.promfleet.relabel;

import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.model.Uppercase;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;
import io.promfleet.regex.RegexMatch;
import io.promfleet.relabel.RelabelTrace.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Relabel rules that are ready to be applied to many label sets. Safe for use by several threads; a rule that does not
 * match allocates nothing.
 */
public final class Relabelling {
    private static final String DEFAULT_SEPARATOR = ";";
    private static final String DEFAULT_REGEX = "(.*)";
    private static final String DEFAULT_REPLACEMENT = "$1";

    private final RelabelRules rules;
    private final Dialect dialect;
    private final Step[] steps;

    private Relabelling(RelabelRules rules, Dialect dialect) {
        this.rules = rules;
        this.dialect = dialect;
        this.steps = new Step[rules.rules().size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(rules.rules().get(i));
        }
    }

    /**
     * Rules as the newest known Prometheus applies them.
     *
     * @param rules the rules
     * @return what applies them
     * @throws IllegalArgumentException if Prometheus refuses the expression of a rule
     */
    public static Relabelling of(RelabelRules rules) {
        return of(rules, PrometheusVersion.NEWEST);
    }

    /**
     * Rules as one release of Prometheus applies them.
     *
     * @param rules the rules
     * @param version the release; it changes what a dot matches, which label names a rule may set, and more
     * @return what applies them
     * @throws IllegalArgumentException if that Prometheus refuses the expression of a rule
     */
    public static Relabelling of(RelabelRules rules, PrometheusVersion version) {
        return of(rules, version, NameValidation.defaultOf(version));
    }

    /**
     * Rules as one release of Prometheus applies them in a job that says which label names are legal.
     *
     * @param rules the rules
     * @param version the release
     * @param names {@code metric_name_validation_scheme} of the job; rules go by it since Prometheus 3.7
     * @return what applies them
     * @throws IllegalArgumentException if that Prometheus refuses the expression of a rule
     */
    public static Relabelling of(RelabelRules rules, PrometheusVersion version, NameValidation names) {
        return new Relabelling(rules, Dialect.of(version, names));
    }

    /**
     * Applies the rules.
     *
     * @param labels the labels
     * @return the labels afterwards, empty if a rule drops them
     */
    public Optional<LabelSet> apply(LabelSet labels) {
        LabelBuffer buffer = Scratch.ofThread().buffer(labels);
        boolean kept = apply(buffer);
        Optional<LabelSet> result = kept ? buffer.toLabelSet().kept() : Optional.empty();
        buffer.restart(LabelSet.EMPTY);
        return result;
    }

    /**
     * Applies the rules to labels that were set one after the other. When two labels are mapped to one name, the later of
     * them wins; labels of one layer are in the order of their names, and those of a later layer come behind them.
     *
     * @param layers the labels
     * @return the labels afterwards, empty if a rule drops them
     */
    public Optional<LabelSet> applyInOrder(List<LabelSet> layers) {
        LabelBuffer buffer = buffer(layers);
        return apply(buffer) ? Optional.of(buffer.toLabelSet()) : Optional.empty();
    }

    /**
     * Applies the rules to labels that were set one after the other, and says what each of them did.
     *
     * @param layers the labels
     * @return the steps, and the same labels in the end as {@link #applyInOrder}
     */
    public RelabelTrace traceInOrder(List<LabelSet> layers) {
        return trace(buffer(layers));
    }

    private LabelBuffer buffer(List<LabelSet> layers) {
        LabelBuffer buffer = new LabelBuffer(LabelSet.EMPTY);
        layers.forEach(layer -> layer.forEach(buffer::set));
        if (dialect.settles()) {
            buffer.settle();
        }
        return buffer;
    }

    /** Applies the rules; false if one drops the labels. */
    boolean apply(LabelBuffer buffer) {
        for (Step step : steps) {
            if (!apply(step, buffer)) {
                return false;
            }
        }
        return true;
    }

    private boolean apply(Step step, LabelBuffer buffer) {
        boolean kept = step.apply(buffer);
        if (dialect.settles()) {
            buffer.settle();
        }
        return kept;
    }

    /**
     * Applies the rules and says what each of them did.
     *
     * @param labels the labels
     * @return the steps, and the same labels in the end as {@link #apply}
     */
    public RelabelTrace trace(LabelSet labels) {
        return trace(new LabelBuffer(labels));
    }

    RelabelTrace trace(LabelBuffer buffer) {
        LabelSet first = buffer.toLabelSet();
        LabelSet before = first;
        List<RelabelTrace.Step> traced = new ArrayList<>();
        boolean kept = true;
        for (int i = 0; i < steps.length && kept; i++) {
            Source source = steps[i].source();
            Optional<String> seen = source == null
                    ? Optional.empty()
                    : Optional.of(source.of(buffer).toString());
            boolean matched = matches(steps[i], seen, before);
            List<String> groups = groups(steps[i], seen);
            kept = apply(steps[i], buffer);
            LabelSet after = buffer.toLabelSet();
            RelabelRule rule = rules.rules().get(i);
            boolean conditional = steps[i] instanceof Step.Equal;
            traced.add(new RelabelTrace.Step(
                    i + 1,
                    rule,
                    seen,
                    conditional ? kept == (rule instanceof KeepEqual) : matched,
                    groups,
                    changes(before, after),
                    !kept));
            before = after;
        }
        return new RelabelTrace(first, traced, kept ? Optional.of(before) : Optional.empty());
    }

    private static boolean matches(Step step, Optional<String> seen, LabelSet labels) {
        Regex regex = step.regex();
        if (regex == null) {
            return true;
        }
        return seen.map(regex::matches).orElseGet(() -> labels.names().stream().anyMatch(regex::matches));
    }

    private static List<String> groups(Step step, Optional<String> seen) {
        Regex regex = step.regex();
        RegexMatch match = regex == null || seen.isEmpty() ? null : regex.match(seen.get());
        if (match == null) {
            return List.of();
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i <= match.groupCount(); i++) {
            String group = match.group(i);
            groups.add(group == null ? "" : group);
        }
        return groups;
    }

    private static List<Change> changes(LabelSet before, LabelSet after) {
        TreeSet<String> names = new TreeSet<>(LabelSet.order());
        names.addAll(before.names());
        names.addAll(after.names());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!before.get(name).equals(after.get(name))) {
                changes.add(new Change(name, before.get(name), after.get(name)));
            }
        }
        return changes;
    }

    private Step step(RelabelRule rule) {
        if (rule instanceof Keep keep) {
            return new Step.Match(source(keep.sourceLabels(), keep.separator()), regex(keep.regex()), true);
        }
        if (rule instanceof Drop drop) {
            return new Step.Match(source(drop.sourceLabels(), drop.separator()), regex(drop.regex()), false);
        }
        if (rule instanceof Replace replace) {
            return new Step.Replacing(
                    source(replace.sourceLabels(), replace.separator()),
                    regex(replace.regex().orElse(DEFAULT_REGEX)),
                    replace.targetLabel(),
                    replace.replacement().orElse(DEFAULT_REPLACEMENT),
                    dialect);
        }
        if (rule instanceof KeepEqual equal) {
            return new Step.Equal(source(equal.sourceLabels(), Optional.empty()), equal.targetLabel(), true);
        }
        if (rule instanceof DropEqual equal) {
            return new Step.Equal(source(equal.sourceLabels(), Optional.empty()), equal.targetLabel(), false);
        }
        if (rule instanceof HashMod hash) {
            return new Step.Hash(source(hash.sourceLabels(), hash.separator()), hash.modulus(), hash.targetLabel());
        }
        if (rule instanceof Lowercase lower) {
            return new Step.Case(source(lower.sourceLabels(), lower.separator()), lower.targetLabel(), true);
        }
        if (rule instanceof Uppercase upper) {
            return new Step.Case(source(upper.sourceLabels(), upper.separator()), upper.targetLabel(), false);
        }
        if (rule instanceof LabelMap map) {
            return new Step.Mapping(regex(map.regex()), map.replacement().orElse(DEFAULT_REPLACEMENT));
        }
        if (rule instanceof LabelDrop drop) {
            return new Step.Removal(regex(drop.regex()), true);
        }
        return new Step.Removal(regex(((LabelKeep) rule).regex()), false);
    }

    private static Source source(List<String> labels, Optional<String> separator) {
        return new Source(labels, separator.orElse(DEFAULT_SEPARATOR));
    }

    private Regex regex(String text) {
        try {
            return Regex.compile(text, dialect.version());
        } catch (InvalidRegexException e) {
            throw new IllegalArgumentException(
                    "The regular expression `" + text + "` is not RE2: " + e.fault() + ".", e);
        }
    }
}
