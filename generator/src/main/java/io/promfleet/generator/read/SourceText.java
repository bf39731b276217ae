package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that was or will be read, with the name under which findings point into it. A text may stand inside another, as a
 * block of YAML in a ConfigMap does; then its places are those in the outer file.
 */
public final class SourceText {
    /** The largest file that is read: 64 MiB, several times what Prometheus itself can be expected to load. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private final String name;
    private final String text;
    private final @Nullable Placement placement;
    private final boolean marked;
    private int @Nullable [] lineStarts;

    private SourceText(String name, String text, @Nullable Placement placement, boolean marked) {
        this.name = name;
        this.text = text;
        this.placement = placement;
        this.marked = marked;
    }

    /**
     * A text that is at hand.
     *
     * @param name what findings call it, usually the file's path as the user said it
     * @param text the text, without a byte order mark
     * @return the source
     */
    public static SourceText of(String name, String text) {
        return new SourceText(name, text, null, false);
    }

    /**
     * The text in some bytes: UTF-8, or UTF-16 where it begins with a byte order mark of it.
     *
     * @param name what findings call it
     * @param bytes the content of a file
     * @param findings takes {@code PF051} where the bytes are no text that a YAML reader accepts
     * @return the source, or nothing
     */
    public static Optional<SourceText> decode(String name, byte[] bytes, Findings findings) {
        return TextDecoder.decode(name, bytes, findings)
                .map(text -> new SourceText(name, text, null, TextDecoder.isMarked(bytes)));
    }

    /**
     * Reads a file.
     *
     * @param name what findings call it
     * @param path where it is
     * @param findings takes {@code PF050} where there is no such file or it cannot be read, {@code PF051} where it holds no
     *     text
     * @return the source, or nothing
     */
    public static Optional<SourceText> open(String name, Path path, Findings findings) {
        FilePosition place = new FilePosition(name, 1, 1);
        try (InputStream content = Files.newInputStream(path)) {
            return read(name, content, findings);
        } catch (NoSuchFileException e) {
            findings.add(ReadRule.UNREADABLE.error(place, "There is no such file.", "Check the path."));
        } catch (IOException e) {
            String message = Files.isDirectory(path)
                    ? "This is a directory where a file is needed."
                    : "The file cannot be read.";
            findings.add(ReadRule.UNREADABLE.error(place, message, "Check the path and its permissions."));
        }
        return Optional.empty();
    }

    /**
     * Reads a stream to its end.
     *
     * @param name what findings call it
     * @param content the stream, which stays open
     * @param findings takes {@code PF050} where it is too large, {@code PF051} where it holds no text
     * @return the source, or nothing
     * @throws IOException if it cannot be read
     */
    public static Optional<SourceText> read(String name, InputStream content, Findings findings) throws IOException {
        // Buffered, since a file stream asks for its position, which a pipe has not.
        byte[] bytes = new BufferedInputStream(content).readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            findings.add(ReadRule.UNREADABLE.error(
                    new FilePosition(name, 1, 1),
                    "The file is larger than `" + (LARGEST >> 20) + "` MiB.",
                    "Split it; Prometheus reads further jobs from `scrape_config_files`."));
            return Optional.empty();
        }
        return decode(name, bytes, findings);
    }

    /** A text that stands inside this one. */
    SourceText inner(String inner, Placement place) {
        return new SourceText(name, inner, place, false);
    }

    /** Whether the file began with a byte order mark, which is no part of the text. */
    boolean isMarked() {
        return marked;
    }

    /**
     * Whether it stands inside another text.
     *
     * @return true for a block of YAML in an object
     */
    public boolean isInner() {
        return placement != null;
    }

    /**
     * What findings call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The text itself.
     *
     * @return all of it
     */
    public String text() {
        return text;
    }

    /**
     * A place in the file.
     *
     * @param line the line in this text, counted from 1
     * @param column the column in this text, counted from 1 in code points
     * @return the place; in the outer file where this text stands inside one
     */
    public FilePosition position(int line, int column) {
        return placement == null ? new FilePosition(name, line, column) : placement.position(line, column);
    }

    Origin origin(int line, int column) {
        return new Origin("", position(line, column));
    }

    Origin origin(SourceNode node) {
        return origin(node.line(), node.column());
    }

    /**
     * A line of this text.
     *
     * @param number the line, counted from 1
     * @return the line without its line break; empty behind the last
     */
    public String line(int number) {
        int[] starts = lineStarts();
        if (number < 1 || number > starts.length) {
            return "";
        }
        int start = starts[number - 1];
        int end = start;
        while (end < text.length() && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /**
     * How many lines there are.
     *
     * @return their number; the empty one behind a last line break counts
     */
    public int lines() {
        return lineStarts().length;
    }

    /** How many characters are before a place of this text; all of them for one behind its end. */
    int offset(int line, int column) {
        int[] starts = lineStarts();
        if (line > starts.length) {
            return text.length();
        }
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        return text.offsetByCodePoints(start, Math.min(column - 1, text.codePointCount(start, end)));
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = findLines();
            lineStarts = known;
        }
        return known;
    }

    private int[] findLines() {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineBreak(c) && (c != '\r' || i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    // YAML 1.1, which go-yaml follows, also breaks lines at characters that editors do not break them at.
    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Where the places of a text are in the file that it stands in. */
    @FunctionalInterface
    interface Placement {
        FilePosition position(int line, int column);
    }
}
