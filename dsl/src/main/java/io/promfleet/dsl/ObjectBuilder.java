package io.promfleet.dsl;

import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.ConfigValue.DecimalValue;
import io.promfleet.model.ConfigValue.IntegerValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.TextValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An object of free shape: fields in the order in which they are said, each name once. */
public final class ObjectBuilder extends Declaration {
    private final Map<String, ConfigValue.Field> fields = new LinkedHashMap<>();

    ObjectBuilder(Declaration parent, String kind, @Nullable String name) {
        super(parent.recorder(), parent, kind, name, parent.declaredAt());
    }

    /**
     * A string field.
     *
     * @param name its name
     * @param value its value; stays a string, whatever it looks like
     * @return this
     */
    public ObjectBuilder field(String name, String value) {
        return add(name, new TextValue(unicode(value, name)));
    }

    /**
     * A whole number.
     *
     * @param name the field's name
     * @param value its value
     * @return this
     */
    public ObjectBuilder field(String name, long value) {
        return add(name, new IntegerValue(value));
    }

    /**
     * A number with a fraction.
     *
     * @param name the field's name
     * @param value its value; finite
     * @return this
     */
    public ObjectBuilder field(String name, double value) {
        return add(name, new DecimalValue(finite(value, name)));
    }

    /**
     * True or false.
     *
     * @param name the field's name
     * @param value its value
     * @return this
     */
    public ObjectBuilder field(String name, boolean value) {
        return add(name, new BooleanValue(value));
    }

    /**
     * An object within.
     *
     * @param name the field's name
     * @param block says its fields
     * @return this
     */
    public ObjectBuilder object(String name, Consumer<ObjectBuilder> block) {
        return add(name, within(new ObjectBuilder(this, "field", name), block).build());
    }

    /**
     * A list within.
     *
     * @param name the field's name
     * @param block says its items
     * @return this
     */
    public ObjectBuilder list(String name, Consumer<ListBuilder> block) {
        return add(name, within(new ListBuilder(this, "field", name), block).build());
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    ObjectValue build() {
        return new ObjectValue(List.copyOf(fields.values()));
    }

    private ObjectBuilder add(String name, ConfigValue value) {
        saying();
        ConfigValue.Field field =
                new ConfigValue.Field(unicode(name, "field"), value, recorder().here());
        if (fields.putIfAbsent(name, field) != null) {
            mistake(DefinitionRule.SAID_TWICE, "The field `" + name + "` was said before.", "Say `" + name + "` once.");
        }
        return this;
    }
}
