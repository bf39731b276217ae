package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.generator.read.RepeatedSecrets;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.read.TextPlaces;
import io.promfleet.generator.schema.ShownLines;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of the files that were read, as far as they may be shown: none that may hold a secret. */
public final class SourceLines {
    private final Map<String, SourceText> sources = new HashMap<>();
    private final Map<String, ShownLines> shown = new HashMap<>();
    // Also of files that are hidden. Read again only when something is to be shown.
    private final Map<String, SourceText> all = new LinkedHashMap<>();
    private final Map<String, RepeatedSecrets> repeated = new HashMap<>();

    SourceLines() {}

    void add(SourceText source) {
        sources.put(source.name(), source);
        shown.remove(source.name());
        all.put(source.name(), source);
        repeated.remove(source.name());
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
        return source == null || repeated(source).isIn(source.line(place.line()))
                ? ""
                : shown.computeIfAbsent(place.file(), name -> read(source))
                        .shown(place.line(), source.line(place.line()));
    }

    /**
     * A finding as it may be shown: without a credential that an alias of YAML repeats where none is expected.
     *
     * @param finding what was found in the files
     * @return the finding; one without such a text where it has one
     */
    public Finding concealed(Finding finding) {
        Finding shown = finding;
        for (SourceText source : all.values()) {
            shown = repeated(source).conceal(shown);
        }
        return shown;
    }

    private RepeatedSecrets repeated(SourceText source) {
        return repeated.computeIfAbsent(source.name(), name -> RepeatedSecrets.of(source));
    }

    /** The place of a character of a text that begins at a place; that of the text where it cannot be told. */
    FilePosition within(FilePosition start, String text, int offset) {
        SourceText source = sources.get(start.file());
        return source == null ? start : TextPlaces.of(source, start, text, offset);
    }

    private static ShownLines read(SourceText source) {
        ShownLines lines = new ShownLines();
        for (int i = 1; i <= source.lines(); i++) {
            lines.add(source.line(i));
        }
        return lines;
    }
}
