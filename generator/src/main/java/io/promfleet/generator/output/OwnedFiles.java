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

    private OwnedFiles() {}

    /** Takes the entries of a list. */
    interface Reader {
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
        String text = new String(bytes, StandardCharsets.US_ASCII);
        if (isConverted(bytes)) {
            text = text.replace("\r\n", "\n");
        }
        int line = 1;
        int start = text.startsWith(HEADER + "\n") ? HEADER.length() + 1 : 0;
        if (start > 0) {
            line = 2;
        } else if (!reader.damaged(1, "the first line is not the one that promfleet writes")) {
            return;
        }
        String previous = "";
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String why = null;
            if (end < 0) {
                end = text.length();
                why = "the last line is cut off";
            }
            int space = text.indexOf(' ', Math.min(start + 9, end));
            Digest digest = space < 0 || space > end ? null : Digest.parse(text, start, space);
            String path = digest == null ? "" : text.substring(space + 1, end);
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
     * @param paths sorted
     * @param files holds what was offered for each of the paths
     */
    static byte[] format(String[] paths, Map<String, TreeFile> files) {
        StringBuilder out = new StringBuilder(HEADER.length() + 1 + paths.length * 96);
        out.append(HEADER).append('\n');
        for (String path : paths) {
            @Nullable TreeFile file = files.get(path);
            if (file != null && file.offered != null) {
                file.offered.appendTo(out);
                out.append(' ').append(path).append('\n');
            }
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
