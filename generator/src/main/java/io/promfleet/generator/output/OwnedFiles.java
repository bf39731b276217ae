package io.promfleet.generator.output;

import io.promfleet.generator.manifest.ManifestPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of generated files and their digests: text, one line a file, sorted by path, meant to be committed with the
 * files that it lists. A path that could not have been generated makes the list invalid, so that a forged or damaged
 * list never leads to a file outside the directory.
 */
final class OwnedFiles {
    static final String HEADER =
            "# Files that promfleet generated and owns, format 1: CRC-32, length and path. Commit this file, do not edit it.";

    private static final String OWNER = "# They belong to ";

    // Checksum, length of less than a hundred megabytes, two spaces and a line feed.
    private static final int LONGEST_USUAL_DIGEST = 8 + 8 + 3;

    private OwnedFiles() {}

    /** Takes the entries of a list. */
    interface Reader {
        /** Whose files they are; not called for a list that does not say it. */
        default void owner(@Nullable Owner owner) {}

        /** An entry. */
        void file(String path, Digest digest);

        /**
         * A line that is no entry.
         *
         * @return whether to go on reading
         */
        boolean damaged(int line, String why);
    }

    static void read(byte[] bytes, Reader reader) {
        boolean converted = isConverted(bytes);
        int line = 1;
        int start = 0;
        int end = endOfLine(bytes, 0);
        if (end < bytes.length && text(bytes, 0, end, converted).equals(HEADER)) {
            line = 2;
            start = end + 1;
        } else if (!reader.damaged(1, "the first line is not the one that promfleet writes")) {
            return;
        }
        String previous = "";
        // Line by line: a list of thousands of clusters is not held as bytes and as text at once.
        while (start < bytes.length) {
            end = endOfLine(bytes, start);
            String text = text(bytes, start, end, converted && end < bytes.length);
            if (line == 2 && text.startsWith(OWNER) && text.endsWith(".") && end < bytes.length) {
                reader.owner(Owner.parse(text.substring(OWNER.length(), text.length() - 1)));
                start = end + 1;
                line++;
                continue;
            }
            String why = end == bytes.length ? "the last line is cut off" : null;
            int space = text.indexOf(' ', 9);
            Digest digest = space < 0 ? null : Digest.parse(text, 0, space);
            String path = digest == null ? "" : text.substring(space + 1);
            boolean legal = digest != null && isLegal(path);
            if (digest == null) {
                why = "it is not of the form checksum, length, path";
            } else if (!legal) {
                why = "its path is not one that promfleet generates";
            } else if (why == null && previous.compareTo(path) >= 0) {
                why = "its path is out of order";
            }
            if (why != null && !reader.damaged(line, why)) {
                return;
            }
            if (digest != null && legal) {
                reader.file(path, digest);
                previous = path;
            }
            start = end + 1;
            line++;
        }
    }

    private static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static String text(byte[] bytes, int start, int end, boolean converted) {
        int last = converted && end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        return new String(bytes, start, last - start, StandardCharsets.US_ASCII);
    }

    /** Whether Git has converted the line ends when it checked the list out; what it says is good all the same. */
    static boolean isConverted(byte[] bytes) {
        int header = HEADER.length();
        return bytes.length > header && bytes[header] == '\r';
    }

    static boolean isLegal(String path) {
        try {
            return !new ManifestPath(path).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Writes a list.
     *
     * @param owner whose files they are, or null for none
     * @param paths sorted
     * @param files holds what was offered for each of the paths
     */
    static AsciiText format(@Nullable Owner owner, String[] paths, Map<String, TreeFile> files) {
        String owners = owner == null ? "" : OWNER + owner.line() + ".\n";
        int capacity = HEADER.length() + 1 + owners.length();
        for (String path : paths) {
            capacity += path.length() + LONGEST_USUAL_DIGEST;
        }
        AsciiText out = new AsciiText(capacity).append(HEADER).append('\n').append(owners);
        for (String path : paths) {
            @Nullable TreeFile file = files.get(path);
            if (file != null && file.offered != null) {
                file.offered.appendTo(out);
                out.append(' ').append(path).append('\n');
            }
        }
        return out;
    }
}
