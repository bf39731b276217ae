package io.promfleet.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of all schemas by their names. Those that come with promfleet lie in one file, which the build makes of the
 * schema files: to look for a file costs a class loader more than to read it, and a run reads half of them.
 */
final class SchemaTexts {
    private static final String RESOURCE = "schemas.pack";

    private final byte[] content;
    private final List<String> names;
    private final Map<String, int[]> places;

    private SchemaTexts(byte[] content, List<String> names, Map<String, int[]> places) {
        this.content = content;
        this.names = Collections.unmodifiableList(names);
        this.places = places;
    }

    static SchemaTexts of(Map<String, String> texts) {
        StringBuilder index = new StringBuilder();
        StringBuilder content = new StringBuilder();
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            int length = text.getValue().getBytes(StandardCharsets.UTF_8).length;
            index.append(text.getKey()).append(' ').append(length).append('\n');
            content.append(text.getValue());
        }
        return unpack(index.append('\n').append(content).toString().getBytes(StandardCharsets.UTF_8));
    }

    static SchemaTexts bundled() {
        try (InputStream content = SchemaTexts.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("the schemas are missing from the class path");
            }
            return unpack(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schemas", e);
        }
    }

    private static SchemaTexts unpack(byte[] content) {
        List<String> names = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        int at = 0;
        while (content[at] != '\n') {
            int space = indexOf(' ', content, at);
            int end = indexOf('\n', content, space);
            names.add(text(content, at, space));
            lengths.add(Integer.valueOf(text(content, space + 1, end)));
            at = end + 1;
        }
        at++;
        Map<String, int[]> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), new int[] {at, at + lengths.get(i)});
            at += lengths.get(i);
        }
        return new SchemaTexts(content, names, places);
    }

    private static int indexOf(char c, byte[] content, int from) {
        int at = from;
        while (content[at] != c) {
            at++;
        }
        return at;
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    /** Sorted. */
    List<String> names() {
        return names;
    }

    /**
     * The text of a schema.
     *
     * @return JSON in UTF-8
     * @throws IllegalArgumentException if there is no schema of that name
     */
    byte[] text(String name) {
        int[] place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("there is no schema named `" + name + "`");
        }
        return Arrays.copyOfRange(content, place[0], place[1]);
    }
}
