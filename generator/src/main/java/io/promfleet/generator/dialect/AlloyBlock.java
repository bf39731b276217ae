package io.promfleet.generator.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of Alloy's language: a component with its label, or a part of one.
 *
 * @param name such as {@code prometheus.scrape} or {@code endpoint}
 * @param label what the component is referred to by; null for a part
 * @param attributes what stands in it first, in order
 * @param blocks what stands behind, in order
 */
public record AlloyBlock(
        String name, @Nullable String label, List<Map.Entry<String, AlloyValue>> attributes, List<AlloyBlock> blocks) {
    /** Keeps its own copy of the lists. */
    public AlloyBlock {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    static Builder builder(String name, @Nullable String label) {
        return new Builder(name, label);
    }

    /** Collects attributes and blocks. */
    static final class Builder {
        private final String name;
        private final @Nullable String label;
        private final List<Map.Entry<String, AlloyValue>> attributes = new ArrayList<>();
        private final List<AlloyBlock> blocks = new ArrayList<>();

        private Builder(String name, @Nullable String label) {
            this.name = name;
            this.label = label;
        }

        Builder put(String attribute, AlloyValue value) {
            attributes.add(Map.entry(attribute, value));
            return this;
        }

        Builder put(String attribute, String text) {
            return put(attribute, new AlloyValue.Text(text));
        }

        Builder putBare(String attribute, String value) {
            return put(attribute, new AlloyValue.Bare(value));
        }

        boolean has(String attribute) {
            return attributes.stream().anyMatch(known -> known.getKey().equals(attribute));
        }

        boolean hasBlock(String block) {
            return blocks.stream().anyMatch(known -> known.name().equals(block));
        }

        Builder add(AlloyBlock block) {
            blocks.add(block);
            return this;
        }

        AlloyBlock build() {
            return new AlloyBlock(name, label, attributes, blocks);
        }
    }
}
