package io.promfleet.generator.dialect;

import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/** Values of free shape as trees. */
public final class ConfigValues {
    private ConfigValues() {}

    /**
     * The tree of a value. Nothing is translated: keys stay as they are.
     *
     * @param value the value, in which neither settings nor credentials occur
     * @return its tree
     */
    public static Node node(ConfigValue value) {
        if (value instanceof ConfigValue.TextValue text) {
            return new TextNode(text.value());
        }
        if (value instanceof ConfigValue.IntegerValue integer) {
            return new IntegerNode(integer.value());
        }
        if (value instanceof ConfigValue.DecimalValue decimal) {
            return new DecimalNode(decimal.value());
        }
        if (value instanceof ConfigValue.BooleanValue flag) {
            return BooleanNode.of(flag.value());
        }
        if (value instanceof ConfigValue.ListValue list) {
            List<Node> items = new ArrayList<>(list.items().size());
            for (ConfigValue item : list.items()) {
                items.add(node(item));
            }
            if (list.declaredAt().isEmpty()) {
                return new ListNode(items, null);
            }
            List<Origin> origins = new ArrayList<>(items.size());
            for (Location place : list.declaredAt()) {
                origins.add(new Origin("", place));
            }
            return new ListNode(items, origins, null);
        }
        if (value instanceof ConfigValue.DurationValue time) {
            return new TextNode(Units.prometheusDuration(time.value()));
        }
        if (value instanceof ConfigValue.SizeValue size) {
            return new TextNode(Units.prometheusSize(size.value()));
        }
        if (!(value instanceof ConfigValue.ObjectValue object)) {
            throw new IllegalArgumentException("a dialect must say how it spells a " + value.getClass());
        }
        MapNode.Builder map = MapNode.builder();
        for (ConfigValue.Field field : object.fields()) {
            map.put(field.name(), node(field.value()), new Origin("", field.declaredAt()));
        }
        return map.build();
    }
}
