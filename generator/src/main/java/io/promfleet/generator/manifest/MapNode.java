package io.promfleet.generator.manifest;

import io.promfleet.finding.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping with text keys, written in the order in which they were put. Equality ignores that order. */
public final class MapNode implements Node {
    /** The mapping with no entry. */
    public static final MapNode EMPTY = builder().build();

    // Parallel arrays: most mappings are small, are walked in order and are rarely looked into by key.
    private final String[] keys;
    private final Node[] values;
    private final @Nullable Origin @Nullable [] entryOrigins;
    private final @Nullable Origin @Nullable [] valueOrigins;
    private final @Nullable Origin origin;

    /** Where a writer last wrote this; a memo of the writer, no part of the value. */
    @Nullable
    Rendering rendering;

    private MapNode(Builder builder) {
        this.keys = Arrays.copyOf(builder.keys, builder.size);
        this.values = Arrays.copyOf(builder.values, builder.size);
        this.entryOrigins = builder.entryOrigins == null ? null : Arrays.copyOf(builder.entryOrigins, builder.size);
        this.valueOrigins = builder.valueOrigins == null ? null : Arrays.copyOf(builder.valueOrigins, builder.size);
        this.origin = builder.origin;
    }

    /**
     * Starts a mapping that promfleet derived.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder(null);
    }

    /**
     * Starts a mapping that the user said somewhere.
     *
     * @param origin where
     * @return an empty builder
     */
    public static Builder builder(@Nullable Origin origin) {
        return new Builder(origin);
    }

    /**
     * How many entries there are.
     *
     * @return the number
     */
    public int size() {
        return keys.length;
    }

    /**
     * The key of an entry.
     *
     * @param index its place, from 0
     * @return the key
     */
    public String key(int index) {
        return keys[index];
    }

    /**
     * The value of an entry.
     *
     * @param index its place, from 0
     * @return the value
     */
    public Node value(int index) {
        return values[index];
    }

    /**
     * Where an entry was said: the entry's own origin, which in a document that was read is its key, else its value's.
     *
     * @param index its place, from 0
     * @return the origin, or null where promfleet derived the entry
     */
    public @Nullable Origin entryOrigin(int index) {
        Origin own = entryOrigins == null ? null : entryOrigins[index];
        return own != null ? own : values[index].origin();
    }

    /**
     * Where the value of an entry was said: its own origin, else the entry's.
     *
     * @param index its place, from 0
     * @return the origin, or null where promfleet derived the entry
     */
    public @Nullable Origin valueOrigin(int index) {
        Origin own = valueOrigins == null ? null : valueOrigins[index];
        if (own == null) {
            own = values[index].origin();
        }
        return own != null || entryOrigins == null ? own : entryOrigins[index];
    }

    /**
     * The place of a key. Linear in the number of entries.
     *
     * @param key the key
     * @return its place, or -1
     */
    public int indexOf(String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The value of a key. Linear in the number of entries.
     *
     * @param key the key
     * @return its value, or null
     */
    public @Nullable Node get(String key) {
        int index = indexOf(key);
        return index < 0 ? null : values[index];
    }

    /**
     * What the scalar of a key says.
     *
     * @param key the key
     * @return its value as a text, empty without it
     */
    public String text(String key) {
        return TextNode.of(get(key));
    }

    /**
     * The keys.
     *
     * @return all of them, in their order
     */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            keys.add(key(i));
        }
        return keys;
    }

    /**
     * A builder that starts with these entries.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(origin);
        for (int i = 0; i < keys.length; i++) {
            builder.put(
                    keys[i],
                    values[i],
                    entryOrigins == null ? null : entryOrigins[i],
                    valueOrigins == null ? null : valueOrigins[i]);
        }
        return builder;
    }

    @Override
    public @Nullable Origin origin() {
        return origin;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof MapNode map) || map.keys.length != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            // The same place is the common case; the search keeps equality independent of order.
            Node theirs = map.keys[i].equals(keys[i]) ? map.values[i] : map.get(keys[i]);
            if (!values[i].equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += keys[i].hashCode() ^ values[i].hashCode();
        }
        return sum;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < keys.length; i++) {
            text.append(i == 0 ? "" : ", ").append(keys[i]).append(": ").append(values[i]);
        }
        return text.append('}').toString();
    }

    /** Collects entries. Single use: what {@link #build()} gave back never changes, whatever is put later. */
    public static final class Builder {
        private static final int INDEX_FROM = 16;

        private final @Nullable Origin origin;
        private String[] keys = new String[8];
        private Node[] values = new Node[8];
        private @Nullable Origin @Nullable [] entryOrigins;
        private @Nullable Origin @Nullable [] valueOrigins;
        private @Nullable Set<String> seen;
        private int size;

        private Builder(@Nullable Origin origin) {
            this.origin = origin;
        }

        /**
         * Adds an entry.
         *
         * @param key the key; at most once
         * @param value the value
         * @return this
         */
        public Builder put(String key, Node value) {
            return put(key, value, null);
        }

        /**
         * Adds a string.
         *
         * @param key the key; at most once
         * @param value the string
         * @return this
         */
        public Builder put(String key, String value) {
            return put(key, new TextNode(value), null);
        }

        /**
         * Adds a number.
         *
         * @param key the key; at most once
         * @param value the number
         * @return this
         */
        public Builder put(String key, long value) {
            return put(key, new IntegerNode(value), null);
        }

        /**
         * Adds a truth value.
         *
         * @param key the key; at most once
         * @param value true or false
         * @return this
         */
        public Builder put(String key, boolean value) {
            return put(key, BooleanNode.of(value), null);
        }

        /**
         * Adds an entry that the user said somewhere.
         *
         * @param key the key; at most once
         * @param value the value
         * @param entryOrigin where the entry was said
         * @return this
         */
        public Builder put(String key, Node value, @Nullable Origin entryOrigin) {
            return put(key, value, entryOrigin, null);
        }

        /**
         * Adds an entry whose key and value are known to stand at different places.
         *
         * @param key the key; at most once
         * @param value the value
         * @param entryOrigin where the key was said
         * @param valueOrigin where the value was said; null where it is the value's own origin, or the key's
         * @return this
         */
        public Builder put(String key, Node value, @Nullable Origin entryOrigin, @Nullable Origin valueOrigin) {
            if (has(key)) {
                throw new IllegalArgumentException("the key `" + key + "` is here already");
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                values = Arrays.copyOf(values, size * 2);
                entryOrigins = entryOrigins == null ? null : Arrays.copyOf(entryOrigins, size * 2);
                valueOrigins = valueOrigins == null ? null : Arrays.copyOf(valueOrigins, size * 2);
            }
            if (valueOrigin != null && valueOrigins == null) {
                valueOrigins = new Origin[keys.length];
            }
            if (valueOrigins != null) {
                valueOrigins[size] = valueOrigin;
            }
            if (entryOrigin != null && entryOrigins == null) {
                entryOrigins = new Origin[keys.length];
            }
            if (entryOrigins != null) {
                entryOrigins[size] = entryOrigin;
            }
            keys[size] = Objects.requireNonNull(key);
            values[size] = Objects.requireNonNull(value);
            size++;
            return this;
        }

        private boolean has(String key) {
            if (size < INDEX_FROM) {
                for (int i = 0; i < size; i++) {
                    if (keys[i].equals(key)) {
                        return true;
                    }
                }
                return false;
            }
            if (seen == null) {
                seen = new HashSet<>(Arrays.asList(keys).subList(0, size));
            }
            return !seen.add(key);
        }

        /**
         * Whether nothing was put.
         *
         * @return true without entries
         */
        public boolean isEmpty() {
            return size == 0;
        }

        /**
         * The mapping.
         *
         * @return an immutable node
         */
        public MapNode build() {
            return new MapNode(this);
        }
    }
}
