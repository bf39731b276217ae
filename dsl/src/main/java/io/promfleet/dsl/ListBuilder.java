package io.promfleet.dsl;

import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.ConfigValue.DecimalValue;
import io.promfleet.model.ConfigValue.IntegerValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A list of free shape, in the order in which its items are said. */
public final class ListBuilder {
    private final Declaration owner;
    private final List<ConfigValue> items = new ArrayList<>();

    ListBuilder(Declaration owner) {
        this.owner = owner;
    }

    /**
     * Strings.
     *
     * @param values stay strings, whatever they look like
     * @return this
     */
    public ListBuilder add(String... values) {
        for (String value : values) {
            items.add(new TextValue(owner.unicode(value, "item")));
        }
        return this;
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return this
     */
    public ListBuilder add(long value) {
        items.add(new IntegerValue(value));
        return this;
    }

    /**
     * A number with a fraction.
     *
     * @param value the number; finite
     * @return this
     */
    public ListBuilder add(double value) {
        items.add(new DecimalValue(owner.finite(value, "item")));
        return this;
    }

    /**
     * True or false.
     *
     * @param value the choice
     * @return this
     */
    public ListBuilder add(boolean value) {
        items.add(new BooleanValue(value));
        return this;
    }

    /**
     * An object.
     *
     * @param block says its fields
     * @return this
     */
    public ListBuilder object(Consumer<ObjectBuilder> block) {
        ObjectBuilder object = new ObjectBuilder(owner);
        block.accept(object);
        items.add(object.build());
        return this;
    }

    /**
     * A list.
     *
     * @param block says its items
     * @return this
     */
    public ListBuilder list(Consumer<ListBuilder> block) {
        ListBuilder list = new ListBuilder(owner);
        block.accept(list);
        items.add(list.build());
        return this;
    }

    ListValue build() {
        return new ListValue(items);
    }
}
