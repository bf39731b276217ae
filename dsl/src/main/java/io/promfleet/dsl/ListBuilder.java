package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.ConfigValue.DecimalValue;
import io.promfleet.model.ConfigValue.IntegerValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A list of free shape, in the order in which its items are said. */
public final class ListBuilder extends Declaration {
    private final List<ConfigValue> items = new ArrayList<>();
    private final List<Location> places = new ArrayList<>();

    ListBuilder(Declaration parent, String kind, @Nullable String name) {
        super(parent.recorder(), parent, kind, name, parent.declaredAt());
    }

    /**
     * Strings.
     *
     * @param values stay strings, whatever they look like
     * @return this
     */
    public ListBuilder add(String... values) {
        for (String value : values) {
            add(new TextValue(unicode(value, "item")));
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
        return add(new IntegerValue(value));
    }

    /**
     * A number with a fraction.
     *
     * @param value the number; finite
     * @return this
     */
    public ListBuilder add(double value) {
        return add(new DecimalValue(finite(value, "item")));
    }

    /**
     * True or false.
     *
     * @param value the choice
     * @return this
     */
    public ListBuilder add(boolean value) {
        return add(new BooleanValue(value));
    }

    /**
     * An object.
     *
     * @param block says its fields
     * @return this
     */
    public ListBuilder object(Consumer<ObjectBuilder> block) {
        return add(within(new ObjectBuilder(this, "item", null), block).build());
    }

    /**
     * A list.
     *
     * @param block says its items
     * @return this
     */
    public ListBuilder list(Consumer<ListBuilder> block) {
        return add(within(new ListBuilder(this, "item", null), block).build());
    }

    ListValue build() {
        return new ListValue(items, places);
    }

    private ListBuilder add(ConfigValue item) {
        saying();
        items.add(item);
        places.add(recorder().here());
        return this;
    }
}
