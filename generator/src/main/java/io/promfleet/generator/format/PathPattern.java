package io.promfleet.generator.format;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import java.util.Set;

/** Paths of files that may hold a star. */
public final class PathPattern {
    private static final Set<String> DISCOVERY = Set.of("json", "yml", "yaml", "JSON", "YML", "YAML");

    private PathPattern() {}

    /**
     * Checks an entry of {@code rule_files} or {@code scrape_config_files}: a star at most, or several, but only in the
     * last segment.
     *
     * @param text the path
     * @throws Malformed if Prometheus refuses it
     */
    public static void check(String text) throws Malformed {
        int star = text.indexOf('*');
        // A line feed ends what Go's expression for it can match at the end, and before the star it does not matter.
        if (star >= 0 && text.indexOf('/', star) >= 0) {
            throw new Malformed(
                    "The path " + Quoted.of(text) + " has a `*` in a folder's name.",
                    "Use `*` in the last part of the path only, and one entry for each folder.");
        }
    }

    /**
     * Checks an entry of {@code files} of the discovery by files: as {@link #check}, and with the suffix of JSON or YAML.
     *
     * @param text the path
     * @throws Malformed if Prometheus refuses it
     */
    public static void checkDiscovery(String text) throws Malformed {
        check(text);
        int dot = text.lastIndexOf('.');
        if (dot < 0 || !DISCOVERY.contains(text.substring(dot + 1))) {
            throw new Malformed(
                    "The path " + Quoted.of(text) + " does not end in `.json`, `.yml` or `.yaml`.",
                    "Rename the file, or name one that ends so.");
        }
    }
}
