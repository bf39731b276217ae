package io.promfleet.dsl;

import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.ConfigValue.DecimalValue;
import io.promfleet.model.ConfigValue.IntegerValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An object of free shape: fields in the order in which they are said, each name once. */
public final class ObjectBuilder {
    private final Declaration owner;
    private final List<ConfigValue.Field> fields = new ArrayList<>();

    ObjectBuilder(Declaration owner) {
        this.owner = owner;
    }

    /**
     * A string field.
     *
     * @param name its name
     * @param value its value; stays a string, whatever it looks like
     * @return this
     */
    public ObjectBuilder field(String name, String value) {
        return add(name, new TextValue(owner.unicode(value, name)));
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
        return add(name, new DecimalValue(owner.finite(value, name)));
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
        ObjectBuilder object = new ObjectBuilder(owner);
        block.accept(object);
        return add(name, object.build());
    }

    /**
     * A list within.
     *
     * @param name the field's name
     * @param block says its items
     * @return this
     */
    public ObjectBuilder list(String name, Consumer<ListBuilder> block) {
        ListBuilder list = new ListBuilder(owner);
        block.accept(list);
        return add(name, list.build());
    }

    ObjectValue build() {
        return new ObjectValue(fields);
    }

    private ObjectBuilder add(String name, ConfigValue value) {
        for (ConfigValue.Field field : fields) {
            if (field.name().equals(name)) {
                owner.mistake(
                        DefinitionRule.SAID_TWICE,
                        "The field `" + name + "` was said before.",
                        "Say `" + name + "` once.");
                return this;
            }
        }
        fields.add(new ConfigValue.Field(owner.unicode(name, "field"), value));
        return this;
    }
}
