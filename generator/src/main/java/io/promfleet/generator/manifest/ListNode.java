package io.promfleet.generator.manifest;

import io.promfleet.finding.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence. */
public final class ListNode implements Node {
    private final List<Node> items;
    private final @Nullable List<Origin> itemOrigins;
    private final @Nullable Origin origin;

    /** Where a writer last wrote this; a memo of the writer, no part of the value. */
    @Nullable
    Rendering rendering;

    /**
     * A sequence that the user said somewhere.
     *
     * @param items the items; copied
     * @param origin where it was said, null where promfleet derived it
     */
    public ListNode(List<? extends Node> items, @Nullable Origin origin) {
        this.items = List.copyOf(items);
        this.itemOrigins = null;
        this.origin = origin;
    }

    /**
     * A sequence whose every item is known to stand at a place of its own.
     *
     * @param items the items; copied
     * @param itemOrigins where each item was said; copied
     * @param origin where the sequence was said
     * @throws IllegalArgumentException unless there are as many origins as items
     */
    public ListNode(List<? extends Node> items, List<Origin> itemOrigins, @Nullable Origin origin) {
        if (items.size() != itemOrigins.size()) {
            throw new IllegalArgumentException(itemOrigins.size() + " origins of " + items.size() + " items");
        }
        this.items = List.copyOf(items);
        this.itemOrigins = List.copyOf(itemOrigins);
        this.origin = origin;
    }

    /**
     * The strings in a sequence.
     *
     * @param node what may be a sequence
     * @return its strings in order, without what is none; empty for anything but a sequence
     */
    public static List<String> texts(@Nullable Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                if (item instanceof TextNode text) {
                    texts.add(text.value());
                }
            }
        }
        return texts;
    }

    /**
     * The mappings in a sequence.
     *
     * @param node what may be a sequence
     * @return its mappings in order, without what is none; empty for anything but a sequence
     */
    public static List<MapNode> maps(@Nullable Node node) {
        List<MapNode> maps = new ArrayList<>();
        if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                if (item instanceof MapNode map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    /**
     * The items of a list.
     *
     * @param node a list, or anything else
     * @return its items; none of what is no list
     */
    public static List<Node> itemsOf(@Nullable Node node) {
        return node instanceof ListNode list ? list.items : List.of();
    }

    /**
     * A sequence of strings.
     *
     * @param values the strings
     * @return the node
     */
    public static ListNode ofTexts(List<String> values) {
        List<Node> items = new ArrayList<>(values.size());
        for (String value : values) {
            items.add(new TextNode(value));
        }
        return new ListNode(items, null);
    }

    /**
     * A sequence that promfleet derived.
     *
     * @param items the items
     * @return the node
     */
    public static ListNode of(Node... items) {
        return new ListNode(List.of(items), null);
    }

    /**
     * The items in order.
     *
     * @return an unmodifiable list
     */
    public List<Node> items() {
        return items;
    }

    /**
     * Where an item was said.
     *
     * @param index its place, from 0
     * @return the origin, or null where promfleet derived the item
     */
    public @Nullable Origin itemOrigin(int index) {
        return itemOrigins == null ? items.get(index).origin() : itemOrigins.get(index);
    }

    @Override
    public @Nullable Origin origin() {
        return origin;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ListNode list && items.equals(list.items));
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
