package io.promfleet.generator.manifest;

import java.util.regex.Pattern;

/**
 * A file's place in the tree: relative, with {@code /} between segments, and unable to leave the tree.
 *
 * @param value the path, such as {@code hub/monitoring/kustomization.yaml}
 */
public record ManifestPath(String value) implements Comparable<ManifestPath> {
    // Letters, digits, dot, dash and underscore: what every file system and every shell takes as it is.
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if it is absolute, leaves the tree, is hidden or holds anything but letters,
     *     digits, {@code .}, {@code _}, {@code -} and {@code /}
     */
    public ManifestPath {
        if (!LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException("`" + value + "` is no path inside the tree");
        }
    }

    @Override
    public int compareTo(ManifestPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
