package io.promfleet.generator.definition;

import io.promfleet.dsl.ListBuilder;
import io.promfleet.dsl.ObjectBuilder;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.ConfigValues;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ConfigValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls for values of free shape: those of the chart, and the claims of a token. */
final class ValueCalls {
    private static final String LIST = "items";
    private static final String OBJECT = "fields";

    private ValueCalls() {}

    /** A value of the chart. */
    static void value(CallList calls, String key, String path, Node value, Location place) {
        if (value instanceof MapNode map) {
            calls.say(
                    key,
                    place,
                    "objectValue",
                    List.of(Literal.of(path)),
                    ObjectBuilder.class,
                    OBJECT,
                    block -> fields(block, map, place));
        } else if (value instanceof ListNode list) {
            calls.say(
                    key,
                    place,
                    "listValue",
                    List.of(Literal.of(path)),
                    ListBuilder.class,
                    LIST,
                    block -> items(block, list, place));
        } else {
            scalar(value)
                    .ifPresentOrElse(
                            literal -> calls.say(key, place, "value", Literal.of(path), literal),
                            () -> calls.refusals().noCall(key, place));
        }
    }

    /** The fields of an object of the model, which each know where they were said. */
    static void fields(CallList calls, ConfigValue.ObjectValue object) {
        fields(calls, (MapNode) ConfigValues.node(object), UnknownLocation.UNKNOWN);
    }

    private static void fields(CallList calls, MapNode map, Location nearest) {
        for (int i = 0; i < map.size(); i++) {
            String key = map.key(i);
            Node value = map.value(i);
            Location place = place(map.entryOrigin(i), nearest);
            if (value instanceof MapNode inner) {
                calls.say(
                        key,
                        place,
                        "object",
                        List.of(Literal.of(key)),
                        ObjectBuilder.class,
                        OBJECT,
                        block -> fields(block, inner, place));
            } else if (value instanceof ListNode inner) {
                calls.say(
                        key,
                        place,
                        "list",
                        List.of(Literal.of(key)),
                        ListBuilder.class,
                        LIST,
                        block -> items(block, inner, place));
            } else {
                scalar(value)
                        .ifPresentOrElse(
                                literal -> calls.say(key, place, "field", Literal.of(key), literal),
                                () -> calls.refusals().noCall(key, place));
            }
        }
    }

    private static void items(CallList calls, ListNode list, Location nearest) {
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            Location place = place(list.itemOrigin(i), nearest);
            if (item instanceof MapNode inner) {
                calls.say(
                        LIST,
                        place,
                        "object",
                        List.of(),
                        ObjectBuilder.class,
                        OBJECT,
                        block -> fields(block, inner, place));
            } else if (item instanceof ListNode inner) {
                calls.say(LIST, place, "list", List.of(), ListBuilder.class, LIST, block -> items(block, inner, place));
            } else {
                scalar(item)
                        .ifPresentOrElse(
                                literal -> calls.say(LIST, place, "add", literal),
                                () -> calls.refusals().noCall(LIST, place));
            }
        }
    }

    private static Location place(@Nullable Origin origin, Location nearest) {
        return origin == null || origin.location() instanceof UnknownLocation ? nearest : origin.location();
    }

    private static Optional<Literal> scalar(Node node) {
        if (node instanceof TextNode text) {
            return Optional.of(Literal.of(text.value()));
        }
        if (node instanceof IntegerNode number) {
            return Optional.of(Literal.of(number.value()));
        }
        if (node instanceof DecimalNode number) {
            return Optional.of(Literal.of(number.value()));
        }
        return node instanceof BooleanNode flag ? Optional.of(Literal.of(flag.value())) : Optional.empty();
    }
}
