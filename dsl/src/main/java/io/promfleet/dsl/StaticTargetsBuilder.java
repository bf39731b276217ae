package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Label;
import io.promfleet.model.StaticTargets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets named one by one; {@code static_configs} of Prometheus. */
public final class StaticTargetsBuilder extends Declaration {
    private final List<String> targets;
    private final Map<String, Label> labels = new LinkedHashMap<>();

    StaticTargetsBuilder(Declaration parent, List<String> targets, Location declaredAt) {
        super(parent.recorder(), parent, "targets", declaredAt);
        this.targets = List.copyOf(targets);
    }

    /**
     * A label that all of these targets get.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public StaticTargetsBuilder label(String name, String value) {
        Labels.addLegal(this, labels, name, value);
        return this;
    }

    StaticTargets build() {
        if (targets.isEmpty()) {
            mistakeInDeclaration(DefinitionRule.MISSING, "No target is named.", "Name at least one `host:port`.");
        }
        for (String target : targets) {
            if (target.isBlank() || target.contains("/")) {
                mistakeInDeclaration(
                        DefinitionRule.ILLEGAL_VALUE,
                        "The target `" + target + "` is no address.",
                        "Give `host:port`; scheme and path are settings of the job.");
            }
        }
        return recorder()
                .share(
                        StaticTargets.builder()
                                .addAllTargets(targets)
                                .addAllLabels(labels.values())
                                .declaredAt(declaredAt())
                                .build(),
                        declaredAt());
    }
}
