package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Label;
import io.promfleet.model.NameValidation;
import io.promfleet.model.StaticTargets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets named one by one; {@code static_configs} of Prometheus. */
public final class StaticTargetsBuilder extends Declaration {
    private final List<String> targets;
    private final Map<String, Label> labels = new LinkedHashMap<>();

    StaticTargetsBuilder(Declaration parent, List<String> targets, Location declaredAt) {
        super(parent.recorder(), parent, "targets", null, declaredAt);
        this.targets = List.copyOf(targets);
    }

    /**
     * A label that all of these targets get.
     *
     * @param name its name; one that starts with {@code __}, such as {@code __param_module}, is a setting of the scrape
     * @param value its value
     * @return this
     */
    public StaticTargetsBuilder label(String name, String value) {
        Labels.addToTarget(this, labels, name, value);
        return this;
    }

    /** Reports targets that are more than an address; without rules that take them apart, none can be scraped. */
    void reportPaths() {
        for (String target : targets) {
            if (target.indexOf('/') >= 0 && !Addresses.holdsUser(target)) {
                mistakeInDeclaration(
                        DefinitionRule.ILLEGAL_VALUE,
                        "The target `" + target + "` is no address.",
                        "Give `host:port`; scheme and path are settings of the job.");
            }
        }
    }

    StaticTargets build() {
        if (targets.isEmpty()) {
            mistakeInDeclaration(DefinitionRule.MISSING, "No target is named.", "Name at least one `host:port`.");
        }
        for (String target : targets) {
            check(target);
        }
        List<Location> lines = new ArrayList<>(labels.size());
        for (Label label : labels.values()) {
            lines.add(label.declaredAt());
        }
        StaticTargets built = StaticTargets.builder()
                .addAllTargets(targets)
                .addAllLabels(labels.values())
                .declaredAt(declaredAt())
                .build();
        return recorder().shared().share(built, declaredAt(), lines);
    }

    private void check(String target) {
        if (Addresses.holdsUser(target)) {
            // Not quoted: what stands before the host is most likely a password.
            mistakeInDeclaration(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    "A target holds a credential.",
                    "Leave it out of the address and refer to a Secret with `basicAuth`.");
        } else if (target.isBlank()
                || !NameValidation.isUnicode(target)
                || target.chars().anyMatch(Character::isWhitespace)) {
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE, "The target `" + target + "` is no address.", "Give `host:port`.");
        }
    }
}
