package io.promfleet.generator.target;

import io.promfleet.model.Cluster;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What write relabelling makes of series with the labels of their cluster, as Prometheus itself would apply the rules. */
public final class FinalLabels {
    private final IdentityHashMap<RelabelRules, Optional<Relabelling>> all = new IdentityHashMap<>();
    private final IdentityHashMap<RelabelRules, Optional<Relabelling>> settingOnly = new IdentityHashMap<>();

    /** Knows no rules yet. */
    public FinalLabels() {}

    /** The labels of the cluster on a series that passes, whatever else the series has. */
    public LabelSet of(Cluster cluster, RelabelRules rules) {
        LabelSet before = LabelSet.of(cluster.labelsAtTheHub());
        return settingOnly
                .computeIfAbsent(rules, FinalLabels::withoutFilters)
                .flatMap(relabelling -> relabelling.apply(before))
                .orElse(before);
    }

    /**
     * A series of the cluster on its way.
     *
     * @param cluster whose series
     * @param rules the rules for what is sent
     * @param labels what the series has of its own; these win over the cluster's
     * @return what arrives; empty if a rule drops it
     */
    public Optional<LabelSet> series(Cluster cluster, RelabelRules rules, Map<String, String> labels) {
        Map<String, String> sent = new LinkedHashMap<>(cluster.labelsAtTheHub());
        sent.putAll(labels); // a label of the series wins
        LabelSet before = LabelSet.of(sent);
        Optional<Relabelling> relabelling = all.computeIfAbsent(rules, FinalLabels::compiled);
        return relabelling.isEmpty() ? Optional.of(before) : relabelling.get().apply(before);
    }

    /**
     * Whether some way to the hub lets series of a source through as they are wanted there.
     *
     * @param source whose series
     * @param labels what they have of their own
     * @param wanted what they must be when they arrive; what no rule touches is so
     * @return false where nothing is sent to the hub, too
     */
    public boolean arrive(Source source, Map<String, String> labels, Predicate<LabelSet> wanted) {
        for (RemoteWrite target : source.remoteWrites()) {
            RelabelRules rules = target.writeRelabels();
            if (target.url().isEmpty()
                    && (rules.isEmpty()
                            || series(source, rules, labels).filter(wanted).isPresent())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Relabelling> withoutFilters(RelabelRules rules) {
        List<RelabelRule> setting = new ArrayList<>();
        for (RelabelRule rule : rules.rules()) {
            boolean filter = rule instanceof Keep
                    || rule instanceof Drop
                    || rule instanceof KeepEqual
                    || rule instanceof DropEqual;
            if (!filter) {
                setting.add(rule);
            }
        }
        return compiled(new RelabelRules(setting));
    }

    /** Nothing where Prometheus refuses a rule, which is reported where it was said. */
    private static Optional<Relabelling> compiled(RelabelRules rules) {
        for (RelabelRule rule : rules.rules()) {
            if (rule instanceof HashMod hashMod && hashMod.modulus() == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Relabelling.of(rules));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
