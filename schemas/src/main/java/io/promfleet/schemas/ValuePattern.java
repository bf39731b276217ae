package io.promfleet.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values of a chart by their path.
 *
 * @param keys one entry a level; an asterisk stands for any part of one key
 * @param value the only value that counts, as it is written; empty for any
 */
public record ValuePattern(List<String> keys, Optional<String> value) {
    /** Keeps its own copy of the keys. */
    public ValuePattern {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a pattern.
     *
     * @param text keys with dots between them, a dot inside a key behind a backslash, and then perhaps {@code =} and a value
     * @return the pattern
     */
    public static ValuePattern parse(String text) {
        int equals = text.indexOf('=');
        String path = equals < 0 ? text : text.substring(0, equals);
        List<String> keys = new ArrayList<>();
        for (String key : path.split("(?<!\\\\)\\.", -1)) {
            keys.add(key.replace("\\.", "."));
        }
        return new ValuePattern(keys, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
    }

    /**
     * Whether a value is one of these or stands below one.
     *
     * @param path the value's keys
     * @param text the value as it is written, empty for a list or mapping
     * @return true if it is
     */
    public boolean matches(List<String> path, String text) {
        if (path.size() < keys.size() || (value.isPresent() && !value.get().equals(text))) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!matches(keys.get(i), path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String pattern, String key) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(key);
        }
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return key.matches(regex.toString());
    }
}
