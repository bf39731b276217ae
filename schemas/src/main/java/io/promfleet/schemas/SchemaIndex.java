package io.promfleet.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the schemas, from a list that lies beside them: a jar is slow to search and a list is not. */
final class SchemaIndex {
    private static final String RESOURCE = "index.txt";

    private final List<String> names;
    private final Set<String> lookup;

    private SchemaIndex(List<String> names) {
        this.names = Collections.unmodifiableList(names);
        this.lookup = new HashSet<>(names);
    }

    static SchemaIndex of(Set<String> names) {
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        return new SchemaIndex(sorted);
    }

    static SchemaIndex read() {
        try (InputStream content = SchemaIndex.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("the list of schemas is missing from the class path");
            }
            return new SchemaIndex(lines(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of schemas", e);
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
            lines.add(text.substring(from, to));
            from = to + 1;
        }
        return lines;
    }

    boolean has(String name) {
        return lookup.contains(name);
    }

    List<String> names() {
        return names;
    }
}
