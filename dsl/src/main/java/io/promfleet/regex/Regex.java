package io.promfleet.regex;

import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a relabel rule has it: in the syntax of RE2 that Go reads, matching the text as a whole. Every
 * operation takes time that grows no faster than the product of the lengths of expression and text.
 */
public final class Regex {
    /** From here on a dot matches a line break, as in the file's other expressions. */
    private static final PrometheusVersion DOT_MATCHES_ALL = PrometheusVersion.of(3, 0);

    private final String text;
    private final Node node;
    private final List<@Nullable String> groups;
    // Most expressions are only checked and never matched. A second thread at worst does the same once more.
    private volatile @Nullable Program program;

    private Regex(String text, RegexParser.Parsed parsed) {
        this.text = text;
        this.node = parsed.node();
        this.groups = parsed.groups();
    }

    /**
     * Reads an expression.
     *
     * @param text the expression, without anchors of its own; {@code regex} of Prometheus
     * @param version the Prometheus that it is for: until 3.0 a dot does not match a line break, until 2.51 there is no
     *     {@code (?<name>…)}, and since 3.7 names of Unicode classes are taken in other spellings
     * @return the expression
     * @throws InvalidRegexException if that Prometheus refuses it
     */
    public static Regex compile(String text, PrometheusVersion version) throws InvalidRegexException {
        Objects.requireNonNull(text);
        String before = version.isAtLeast(DOT_MATCHES_ALL) ? "^(?s:" : "^(?:";
        return new Regex(text, RegexParser.parse(before, text, ")$", GoRelease.of(version)));
    }

    /**
     * Why a text is no expression.
     *
     * @param text the expression
     * @param version the Prometheus that it is for
     * @return the fault in Go's words, in lower case and without a full stop; empty if there is none
     */
    public static Optional<String> fault(String text, PrometheusVersion version) {
        try {
            compile(text, version);
            return Optional.empty();
        } catch (InvalidRegexException e) {
            return Optional.of(e.fault());
        }
    }

    /**
     * The expression as it was written.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * How many groups it has.
     *
     * @return the number
     */
    public int groupCount() {
        return groups.size();
    }

    /**
     * The numbers of the groups of a name; a name may stand more than once.
     *
     * @param name the name
     * @return the numbers, lowest first
     */
    public List<Integer> groupsNamed(String name) {
        return IntStream.rangeClosed(1, groups.size())
                .filter(number -> name.equals(groups.get(number - 1)))
                .boxed()
                .toList();
    }

    /**
     * Whether a text matches.
     *
     * @param value the text, without unpaired surrogates
     * @return true if it does
     */
    public boolean matches(CharSequence value) {
        return program().matches(value);
    }

    /**
     * Matches a text.
     *
     * @param value the text, without unpaired surrogates; not to be changed as long as the match is used
     * @return what matched, null if nothing does
     */
    public @Nullable RegexMatch match(CharSequence value) {
        return matchFrom(value, 0);
    }

    @Nullable
    RegexMatch matchFrom(CharSequence value, int from) {
        int[] spans = program().find(value, from);
        return spans == null ? null : new RegexMatch(value, spans);
    }

    private Program program() {
        Program compiled = program;
        if (compiled == null) {
            compiled = Programs.of(node, groups.size());
            program = compiled;
        }
        return compiled;
    }

    @Override
    public String toString() {
        return text;
    }
}
