package io.promfleet.generator.verdict;

import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.UnsignedNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping of the configuration with the way to it, and its values as Prometheus has them in memory. */
final class Section {
    private final MapNode map;
    private final String path;
    private final Location location;

    Section(MapNode map, String path, Location location) {
        this.map = map;
        this.path = path;
        this.location = location;
    }

    /**
     * A text with its place.
     *
     * @param text the text
     * @param path the way to it
     * @param location where it stands
     */
    record Text(String text, String path, Location location) {}

    /** The way from the root, such as {@code scrape_configs[0].tls_config}; empty for the root. */
    String path() {
        return path;
    }

    /** Where it stands. */
    Location location() {
        return location;
    }

    MapNode map() {
        return map;
    }

    /** Whether a key is written, whatever its value. */
    boolean has(String key) {
        return map.indexOf(key) >= 0;
    }

    /** Whether at least one of some keys is written. */
    boolean hasAny(String... keys) {
        for (String key : keys) {
            if (has(key)) {
                return true;
            }
        }
        return false;
    }

    /** The way to a key. */
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where the value of a key stands; where the section does if the key is not written. */
    Location locationOf(String key) {
        int index = map.indexOf(key);
        return index < 0 ? location : located(map.valueOrigin(index), location);
    }

    /** Where a key stands itself; where the section does if it is not written. */
    Location locationOfKey(String key) {
        int index = map.indexOf(key);
        return index < 0 ? location : located(map.entryOrigin(index), location);
    }

    private static Location located(@Nullable Origin origin, Location otherwise) {
        return origin == null ? otherwise : origin.location();
    }

    /** A text; empty where it is not written. */
    String text(String key) {
        return text(key, "");
    }

    String text(String key, String ifUnset) {
        Node value = map.get(key);
        return value == null ? ifUnset : textOf(value);
    }

    private static String textOf(Node value) {
        if (value instanceof TextNode text) {
            return text.value();
        }
        if (value instanceof IntegerNode number) {
            return Long.toString(number.value());
        }
        return value instanceof BooleanNode truth ? String.valueOf(truth.value()) : "";
    }

    /** Whether a text is written and not empty. */
    boolean isFilled(String key) {
        return !text(key).isEmpty();
    }

    /** How many of some texts are written and not empty. */
    int filled(String... keys) {
        int count = 0;
        for (String key : keys) {
            count += isFilled(key) ? 1 : 0;
        }
        return count;
    }

    boolean flag(String key) {
        return map.get(key) == BooleanNode.TRUE;
    }

    /** A whole number, the largest for what is above it; what is no number counts as unset, since the reader said so already. */
    long number(String key, long ifUnset) {
        Node value = map.get(key);
        if (value instanceof UnsignedNode) {
            return Long.MAX_VALUE;
        }
        return value instanceof IntegerNode number ? number.value() : ifUnset;
    }

    double decimal(String key, double ifUnset) {
        Node value = map.get(key);
        if (value instanceof IntegerNode number) {
            return number.value();
        }
        return value instanceof DecimalNode number ? number.value() : ifUnset;
    }

    /** A duration in nanoseconds; what is none counts as unset, since that is a finding of its own. */
    long duration(String key, long ifUnset) {
        if (!has(key)) {
            return ifUnset;
        }
        try {
            return DurationText.nanoseconds(text(key));
        } catch (Malformed e) {
            return ifUnset;
        }
    }

    /** The mapping under a key; null where none is written. */
    @Nullable
    Section section(String key) {
        return map.get(key) instanceof MapNode inner ? new Section(inner, pathOf(key), locationOfKey(key)) : null;
    }

    /** The list under a key; null where none is written. */
    @Nullable
    ListNode list(String key) {
        return map.get(key) instanceof ListNode list ? list : null;
    }

    /** The mappings in the list under a key. */
    List<Section> sections(String key) {
        ListNode list = list(key);
        return list == null ? List.of() : sections(list, pathOf(key), locationOfKey(key));
    }

    static List<Section> sections(ListNode list, String path, Location location) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof MapNode inner) {
                sections.add(new Section(inner, path + "[" + i + "]", located(list.itemOrigin(i), location)));
            }
        }
        return sections;
    }

    /** The texts in the list under a key. */
    List<Text> texts(String key) {
        ListNode list = list(key);
        List<Text> texts = new ArrayList<>();
        for (int i = 0; list != null && i < list.items().size(); i++) {
            Node item = list.items().get(i);
            if (!(item instanceof MapNode) && !(item instanceof ListNode)) {
                texts.add(new Text(
                        textOf(item), pathOf(key) + "[" + i + "]", located(list.itemOrigin(i), locationOfKey(key))));
            }
        }
        return texts;
    }

    /** The keys of the mapping under a key, with their places. */
    List<Text> keysOf(String key) {
        Section inner = section(key);
        List<Text> keys = new ArrayList<>();
        for (int i = 0; inner != null && i < inner.map.size(); i++) {
            String name = inner.map.key(i);
            keys.add(new Text(name, inner.pathOf(name), located(inner.map.entryOrigin(i), inner.location)));
        }
        return keys;
    }

    /** A place that is known only as a file. */
    static Location locationOf(Node root) {
        return located(root.origin(), UnknownLocation.UNKNOWN);
    }
}
