package io.promfleet.generator.output;

import org.jspecify.annotations.Nullable;

/**
 * Whose files a directory holds. Kept in the list of owned files, in one line of ASCII.
 *
 * @param name what tells the owner apart, such as {@code the fleet `metrics` with the hub `hub`}
 * @param definition the class that says what is generated; it may be moved and renamed while the owner stays the same
 */
public record Owner(String name, String definition) {
    private static final String SEPARATOR = ", from ";

    static @Nullable Owner parse(String line) {
        int at = line.lastIndexOf(SEPARATOR);
        return at < 0 ? null : new Owner(line.substring(0, at), line.substring(at + SEPARATOR.length()));
    }

    String line() {
        return name + SEPARATOR + definition;
    }
}
