package io.promfleet.generator.closure;

import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Series of which some labels are known, on their way through rules. What a rule does is decided by the relabel engine where all that
 * the rule looks at is known; where it is not, the series is taken to pass, and what the rule sets is no longer known. So a loss that
 * is found is one, and there may be others.
 */
final class PartlyKnownSeries {
    static final String METRIC = "__name__";
    /** Stands for a value that is there and not known. */
    private static final String SOME = "promfleet-some-value";

    private final CompiledRules compiled;
    private final Set<String> asked;
    /** Values that are known; the empty text for a label that is known to be absent. */
    private Map<String, String> known;

    private final Map<String, RelabelRule> lost = new LinkedHashMap<>();
    private @Nullable RelabelRule droppedBy;
    private boolean doubtful;

    /**
     * Series before any rule.
     *
     * @param known the labels with a known value
     * @param asked the labels that somebody asks for, whatever their value
     */
    PartlyKnownSeries(Map<String, String> known, Set<String> asked, CompiledRules compiled) {
        this.known = new HashMap<>(known);
        this.asked = asked;
        this.compiled = compiled;
    }

    /** Takes a label for known from here on, unless it is already. */
    void know(Map<String, String> labels) {
        labels.forEach(known::putIfAbsent);
    }

    void pass(RelabelRules rules) {
        for (RelabelRule rule : rules.rules()) {
            if (droppedBy != null) {
                return;
            }
            Relabelling engine = compiled.of(rule);
            if (engine != null) {
                pass(rule, engine);
            }
        }
    }

    /** Whether a rule may drop some of them, by labels that are not known. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The first thing that was lost; empty if all arrives. */
    Optional<Loss> loss() {
        if (droppedBy != null) {
            return Optional.of(new Loss(droppedBy, Optional.empty()));
        }
        return lost.entrySet().stream()
                .findFirst()
                .map(entry -> new Loss(entry.getValue(), Optional.of(entry.getKey())));
    }

    private void pass(RelabelRule rule, Relabelling engine) {
        if (rule instanceof LabelDrop || rule instanceof LabelKeep) {
            names(rule, engine);
        } else if (rule instanceof LabelMap) {
            lost.clear(); // it may have brought any of them back
            known.keySet().retainAll(Set.of(METRIC, "job"));
        } else if (filters(rule)) {
            if (!known.keySet().containsAll(looksAt(rule))) {
                doubtful = true;
            } else if (engine.apply(labels()).isEmpty()) {
                droppedBy = rule;
            }
        } else {
            sets(rule, engine);
        }
    }

    private static boolean filters(RelabelRule rule) {
        return rule instanceof Keep || rule instanceof Drop || rule instanceof KeepEqual || rule instanceof DropEqual;
    }

    private static List<String> looksAt(RelabelRule rule) {
        String target = rule instanceof KeepEqual keep
                ? keep.targetLabel()
                : rule instanceof DropEqual drop ? drop.targetLabel() : null;
        List<String> sources = RuleParts.sourceLabels(rule);
        if (target == null) {
            return sources;
        }
        return Stream.concat(sources.stream(), Stream.of(target)).toList();
    }

    /** A rule over the names of labels. */
    private void names(RelabelRule rule, Relabelling engine) {
        Map<String, String> all = new HashMap<>(known);
        asked.forEach(label -> all.putIfAbsent(label, SOME));
        all.values().removeIf(String::isEmpty);
        LabelSet after = engine.apply(LabelSet.of(all)).orElse(LabelSet.EMPTY);
        for (String label : all.keySet()) {
            if (after.get(label).isEmpty()) {
                known.put(label, "");
                if (label.equals(METRIC)) {
                    droppedBy = rule; // nobody stores a series without a name
                } else if (asked.contains(label)) {
                    lost.putIfAbsent(label, rule);
                }
            }
        }
    }

    /** A rule that sets one label. */
    private void sets(RelabelRule rule, Relabelling engine) {
        String target = RuleParts.target(rule);
        if (target == null || target.indexOf('$') >= 0) {
            known.clear(); // it may have set any
            lost.clear();
            return;
        }
        if (!known.keySet().containsAll(RuleParts.sourceLabels(rule))) {
            known.remove(target);
            lost.remove(target);
            return;
        }
        Map<String, String> before = new HashMap<>(known);
        before.putIfAbsent(target, SOME);
        before.values().removeIf(String::isEmpty);
        boolean there = before.containsKey(target);
        String after = engine.apply(LabelSet.of(before))
                .map(labels -> labels.get(target))
                .orElse("");
        if (after.isEmpty()) {
            known.put(target, "");
            if (there && target.equals(METRIC)) {
                droppedBy = rule;
            } else if (there && asked.contains(target)) {
                lost.putIfAbsent(target, rule);
            }
        } else if (!after.equals(SOME)) {
            known.put(target, after);
            lost.remove(target);
        }
    }

    private LabelSet labels() {
        Map<String, String> there = new HashMap<>(known);
        there.values().removeIf(String::isEmpty);
        return LabelSet.of(there);
    }
}
