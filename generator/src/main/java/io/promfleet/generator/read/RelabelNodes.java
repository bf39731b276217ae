package io.promfleet.generator.read;

import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.UnsignedNode;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.model.Uppercase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the model's relabelling rules of those that were read. */
public final class RelabelNodes {
    private static final String EVERYTHING = "(.*)";

    private RelabelNodes() {}

    /**
     * The rules of a list such as {@code relabel_configs}, each with the place where it stands.
     *
     * @param list the list as {@link ConfigReader} gives it; nothing must be wrong with its rules
     * @return the rules in order
     * @throws IllegalArgumentException if a rule has an action that there is not
     */
    public static RelabelRules rules(ListNode list) {
        List<RelabelRule> rules = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof MapNode rule) {
                rules.add(rule(rule, location(list.itemOrigin(i))));
            }
        }
        return new RelabelRules(rules);
    }

    private static RelabelRule rule(MapNode rule, Location place) {
        List<String> labels = labels(rule.get("source_labels"));
        Optional<String> separator = text(rule, "separator");
        Optional<String> regex = text(rule, "regex");
        String expression = regex.orElse(EVERYTHING);
        String target = text(rule, "target_label").orElse("");
        Optional<String> replacement = text(rule, "replacement");
        String action = text(rule, "action").orElse("replace");
        return switch (action) {
            case "replace" ->
                Replace.builder()
                        .addAllSourceLabels(labels)
                        .separator(separator)
                        .regex(regex)
                        .targetLabel(target)
                        .replacement(replacement)
                        .declaredAt(place)
                        .build();
            case "keep" ->
                Keep.builder()
                        .addAllSourceLabels(labels)
                        .separator(separator)
                        .regex(expression)
                        .declaredAt(place)
                        .build();
            case "drop" ->
                Drop.builder()
                        .addAllSourceLabels(labels)
                        .separator(separator)
                        .regex(expression)
                        .declaredAt(place)
                        .build();
            case "hashmod" ->
                HashMod.builder()
                        .addAllSourceLabels(labels)
                        .separator(separator)
                        .modulus(modulus(rule.get("modulus")))
                        .targetLabel(target)
                        .declaredAt(place)
                        .build();
            case "labelmap" ->
                LabelMap.builder()
                        .regex(expression)
                        .replacement(replacement)
                        .declaredAt(place)
                        .build();
            case "labeldrop" ->
                LabelDrop.builder().regex(expression).declaredAt(place).build();
            case "labelkeep" ->
                LabelKeep.builder().regex(expression).declaredAt(place).build();
            case "lowercase" ->
                Lowercase.builder()
                        .addAllSourceLabels(labels)
                        .separator(separator)
                        .targetLabel(target)
                        .declaredAt(place)
                        .build();
            case "uppercase" ->
                Uppercase.builder()
                        .addAllSourceLabels(labels)
                        .separator(separator)
                        .targetLabel(target)
                        .declaredAt(place)
                        .build();
            case "keepequal" ->
                KeepEqual.builder()
                        .addAllSourceLabels(labels)
                        .targetLabel(target)
                        .declaredAt(place)
                        .build();
            case "dropequal" ->
                DropEqual.builder()
                        .addAllSourceLabels(labels)
                        .targetLabel(target)
                        .declaredAt(place)
                        .build();
            default -> throw new IllegalArgumentException("there is no action `" + action + "`");
        };
    }

    private static List<String> labels(@Nullable Node list) {
        List<String> labels = new ArrayList<>();
        if (list instanceof ListNode names) {
            for (Node name : names.items()) {
                if (name instanceof TextNode text) {
                    labels.add(text.value());
                }
            }
        }
        return labels;
    }

    private static Optional<String> text(MapNode rule, String key) {
        return rule.get(key) instanceof TextNode text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Location location(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }

    private static long modulus(@Nullable Node node) {
        if (node instanceof UnsignedNode unsigned) {
            return unsigned.bits();
        }
        return node instanceof IntegerNode number ? number.value() : 0;
    }
}
