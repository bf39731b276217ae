package io.promfleet.generator.dialect;

import java.util.List;
import java.util.Map;

/** A value in Alloy's language. */
public sealed interface AlloyValue {

    /**
     * A text.
     *
     * @param value any text
     */
    record Text(String value) implements AlloyValue {}

    /**
     * What stands for itself: a number, {@code true} or {@code false}, what a component exports, or a call.
     *
     * @param value as it is written
     */
    record Bare(String value) implements AlloyValue {}

    /**
     * A list.
     *
     * @param items in order
     */
    record Items(List<? extends AlloyValue> items) implements AlloyValue {
        /** Keeps its own copy. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * Values by name.
     *
     * @param fields in order
     */
    record Fields(List<Map.Entry<String, AlloyValue>> fields) implements AlloyValue {
        /** Keeps its own copy. */
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A list of texts.
     *
     * @param texts the texts
     * @return the list
     */
    static Items texts(List<String> texts) {
        return new Items(texts.stream().map(Text::new).toList());
    }
}
