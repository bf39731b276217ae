package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a configuration. Its type says what it means; a dialect says how it is spelled. */
public sealed interface ConfigValue
        permits Settings,
                ConfigValue.TextValue,
                ConfigValue.IntegerValue,
                ConfigValue.DecimalValue,
                ConfigValue.BooleanValue,
                ConfigValue.DurationValue,
                ConfigValue.SizeValue,
                ConfigValue.CredentialValue,
                ConfigValue.ListValue,
                ConfigValue.ObjectValue {

    // Equality is written out: the first call of a method that the compiler leaves to a record costs milliseconds of
    // every
    // start.

    /**
     * A string.
     *
     * @param value the text
     */
    record TextValue(String value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TextValue that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /**
     * A whole number.
     *
     * @param value the number
     */
    record IntegerValue(long value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof IntegerValue that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }
    }

    /**
     * A number with a fraction.
     *
     * @param value the number
     */
    record DecimalValue(double value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DecimalValue that && Double.compare(value, that.value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }
    }

    /**
     * True or false.
     *
     * @param value the choice
     */
    record BooleanValue(boolean value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BooleanValue that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }
    }

    /**
     * A time.
     *
     * @param value not negative, in whole milliseconds
     */
    record DurationValue(Duration value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DurationValue that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /**
     * A number of bytes.
     *
     * @param value the size
     */
    record SizeValue(ByteSize value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SizeValue that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /**
     * Something that must not stand here itself. Its key is that of the text; a dialect adds {@code _file} and the like.
     *
     * @param value where it is
     */
    record CredentialValue(Credential value) implements ConfigValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CredentialValue that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /**
     * A list.
     *
     * @param items the items in order
     * @param declaredAt the places where the items were declared, which are no part of equality; none where they are not known
     */
    record ListValue(List<ConfigValue> items, List<Location> declaredAt) implements ConfigValue {
        /** Keeps its own copies. */
        public ListValue {
            items = List.copyOf(items);
            declaredAt = List.copyOf(declaredAt);
            if (!declaredAt.isEmpty() && declaredAt.size() != items.size()) {
                throw new IllegalArgumentException(declaredAt.size() + " places of " + items.size() + " items");
            }
        }

        /**
         * A list that was declared as a whole.
         *
         * @param items the items in order
         */
        public ListValue(List<ConfigValue> items) {
            this(items, List.of());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ListValue list && items.equals(list.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /**
     * An object.
     *
     * @param fields the fields in order, each name once
     */
    record ObjectValue(List<Field> fields) implements ConfigValue {
        /** Keeps its own copy of the fields. */
        public ObjectValue {
            fields = List.copyOf(fields);
        }

        /**
         * The value of a field.
         *
         * @param name the field's name
         * @return its value; null if there is no such field
         */
        public @Nullable ConfigValue value(String name) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return field.value();
                }
            }
            return null;
        }
    }

    /**
     * A field of an object.
     *
     * @param name the name
     * @param value the value
     * @param declaredAt the place where it was declared, which is no part of equality
     */
    record Field(String name, ConfigValue value, Location declaredAt) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field field && name.equals(field.name) && value.equals(field.value);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + value.hashCode();
        }
    }
}
