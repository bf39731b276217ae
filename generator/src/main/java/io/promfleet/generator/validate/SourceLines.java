package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.schema.ValueWords;
import java.util.HashMap;
import java.util.Map;

/** The lines of the files that were read, as far as they may be shown: none that may hold a secret. */
public final class SourceLines {
    private static final int LONGEST = 160;

    private final Map<String, SourceText> sources = new HashMap<>();

    SourceLines() {}

    void add(SourceText source) {
        sources.put(source.name(), source);
    }

    void hide(String name) {
        sources.remove(name);
    }

    /**
     * The line of a place.
     *
     * @param place the place
     * @return the line without its line break; empty if it is not known, is blank, is very long or may hold a secret
     */
    public String at(FilePosition place) {
        SourceText source = sources.get(place.file());
        String line = source == null ? "" : source.line(place.line()).stripTrailing();
        return line.length() > LONGEST || ValueWords.mayHoldSecret(line) ? "" : line;
    }
}
