package io.promfleet.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Prometheus. Older releases come first.
 *
 * @param major the first number, not negative
 * @param minor the second number, not negative
 * @param patch the third number, not negative
 */
public record PrometheusVersion(int major, int minor, int patch) implements Comparable<PrometheusVersion> {
    /** The newest release whose behaviour is known here: what is assumed where no version is said. */
    public static final PrometheusVersion NEWEST = new PrometheusVersion(3, 14, 0);

    // Six digits fit into an int, whichever they are.
    private static final Pattern SPELLING = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");
    private static final int LONGEST_SHOWN = 40;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public PrometheusVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("no number of a version can be negative");
        }
    }

    /**
     * The first release of a minor version.
     *
     * @param major the first number
     * @param minor the second number
     * @return the release, with 0 as its third number
     */
    public static PrometheusVersion of(int major, int minor) {
        return new PrometheusVersion(major, minor, 0);
    }

    /**
     * Reads a version such as {@code 3.14.0}, {@code v3.14.0} or {@code 3.14}, which is the first release of that line.
     *
     * @param text the version; pre-releases and other suffixes are refused, because nothing is known of them
     * @return the release
     * @throws IllegalArgumentException if it is no such version; the message is a sentence for the user
     */
    public static PrometheusVersion parse(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "`" + shown(text) + "` is no version of Prometheus; write it like `" + NEWEST + "`.");
        }
        String patch = matcher.group(3);
        return new PrometheusVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch));
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /**
     * Whether this is another release or a newer one.
     *
     * @param other the release in which something appeared
     * @return true if it is there in this release too
     */
    public boolean isAtLeast(PrometheusVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(PrometheusVersion other) {
        int order = Integer.compare(major, other.major);
        if (order == 0) {
            order = Integer.compare(minor, other.minor);
        }
        return order != 0 ? order : Integer.compare(patch, other.patch);
    }

    /** The version as Prometheus writes it, without a leading letter: {@code 3.14.0}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
