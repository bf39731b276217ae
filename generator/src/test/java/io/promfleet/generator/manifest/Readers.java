package io.promfleet.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML readers of the tests, and what a tree is in Java's own values, which is what a reader should give. */
final class Readers {
    private static final int CODE_POINTS = 100_000_000;

    private Readers() {}

    /** Reads YAML 1.1. */
    static @Nullable Object yaml11(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(CODE_POINTS);
        options.setNestingDepthLimit(Integer.MAX_VALUE);
        return widened(new Yaml(new SafeConstructor(options)).load(yaml));
    }

    /** Reads YAML 1.2 with the core schema, which types more than the JSON schema does. */
    static @Nullable Object yaml12(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(CODE_POINTS)
                .build();
        return widened(new Load(settings).loadFromString(yaml));
    }

    /** The value of a tree: maps, lists, strings, longs, doubles and booleans. */
    static Object valueOf(Node node) {
        if (node instanceof MapNode map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int i = 0; i < map.size(); i++) {
                entries.put(map.key(i), valueOf(map.value(i)));
            }
            return entries;
        }
        if (node instanceof ListNode list) {
            return list.items().stream().map(Readers::valueOf).toList();
        }
        if (node instanceof TextNode text) {
            return text.value();
        }
        if (node instanceof IntegerNode integer) {
            return integer.value();
        }
        if (node instanceof UnsignedNode unsigned) {
            return new BigInteger(unsigned.toString());
        }
        if (node instanceof DecimalNode decimal) {
            return decimal.value();
        }
        return ((BooleanNode) node).value();
    }

    /** Fails unless both readers give the value of the tree back. */
    static void assertReadBack(String yaml, Node tree) {
        Object value = valueOf(tree);
        assertThat(yaml11(yaml)).as("YAML 1.1 reads%n%s", yaml).isEqualTo(value);
        assertThat(yaml12(yaml)).as("YAML 1.2 reads%n%s", yaml).isEqualTo(value);
    }

    /** A reader's value with all whole numbers as longs, whatever size the reader chose. */
    static @Nullable Object widened(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(widened(item));
            }
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(key, widened(entry)));
            return entries;
        }
        return value;
    }
}
