package io.promfleet.generator.schema;

import io.promfleet.finding.NearestNames;
import io.promfleet.generator.manifest.Node;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The words in which findings speak of values and keys, the same wherever they were found. */
public final class ValueWords {
    // A user with a password in front of a host, with or without a scheme in front of both. Linear in the line.
    private static final Pattern USER = Pattern.compile("[^\\s@\"'/]:[^\\s:@]+@[^\\s@]");

    private ValueWords() {}

    /**
     * A way through a document as people write it.
     *
     * @param path keys ({@link String}) and places in sequences ({@link Integer}) from the root
     * @return for instance {@code remote_write[0].url}; empty for the root
     */
    public static String path(List<Object> path) {
        return ShownPath.of(path);
    }

    /**
     * A value with what it is, on one line and never a secret.
     *
     * @param value the value
     * @param path the way to it, whose keys say whether it may be a secret
     * @return for instance {@code the text `5x`}
     */
    public static String value(Node value, List<Object> path) {
        return ShownValue.of(value, path, false);
    }

    /**
     * Whether a value must not be shown.
     *
     * @param path the way to it
     * @return true if a key on the way says that it is a credential, or stands where one belongs
     */
    public static boolean isSecret(List<Object> path) {
        return ShownValue.isSecret(path);
    }

    /**
     * The names that a mistyped one was most likely meant to be.
     *
     * @param mistyped what was written
     * @param names what may be written there
     * @return at most three, the nearest first
     */
    public static List<String> nearest(String mistyped, Collection<String> names) {
        return NearestNames.best(NearestNames.of(mistyped, names));
    }

    /**
     * A hint at names.
     *
     * @param names at least one
     * @return for instance {@code Did you mean `regex` or `replacement`?}
     */
    public static String didYouMean(List<String> names) {
        return NearestNames.question(names);
    }

    /**
     * Values in a row, cut where there are many.
     *
     * @param values texts, numbers or truth values
     * @return for instance {@code `http`, `https`}
     */
    public static String listed(List<?> values) {
        return Wording.listed(values);
    }

    /**
     * Whether a line of a file may hold a secret, by the words in it.
     *
     * @param line the line
     * @return true if it must not be shown
     */
    public static boolean mayHoldSecret(String line) {
        return SecretNames.inText(line)
                || (line.contains("://") && line.contains("@"))
                || USER.matcher(line).find();
    }
}
