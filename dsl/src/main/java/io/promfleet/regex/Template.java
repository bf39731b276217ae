package io.promfleet.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A replacement, read as Go's {@code regexp.Expand} reads it: {@code $name} takes the longest run of letters, digits and
 * underscores, {@code ${name}} what stands in the braces, {@code $$} is a dollar sign, and a reference to a group that
 * does not exist expands to nothing. What is none of these stays as it is.
 */
public final class Template {
    private static final int TOO_LARGE = 100_000_000;

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** A stretch of a template. */
    public sealed interface Part {}

    /**
     * Text that stays as it is.
     *
     * @param text the text
     */
    public record Literal(String text) implements Part {}

    /**
     * A reference to a group.
     *
     * @param name what it refers to, without dollar sign and braces
     * @param spelling how it is written
     */
    public record Reference(String name, String spelling) implements Part {
        /** The number of the group; -1 if it is a name. A number with a leading zero is a name. */
        int number() {
            if (name.length() > 1 && name.charAt(0) == '0') {
                return -1;
            }
            int number = 0;
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c < '0' || c > '9' || number >= TOO_LARGE) {
                    return -1;
                }
                number = number * 10 + c - '0';
            }
            return number;
        }

        /**
         * Whether an expression has the group.
         *
         * @param regex the expression
         * @return true if it does, or if it is the match as a whole
         */
        public boolean isIn(Regex regex) {
            int number = number();
            return number < 0 ? !regex.groupsNamed(name).isEmpty() : number <= regex.groupCount();
        }
    }

    /**
     * Reads a template. Every text is one.
     *
     * @param text the text
     * @return the template
     */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            literal.append(text, at, dollar);
            int end = endOfReference(text, dollar);
            if (end == dollar + 1) {
                literal.append('$');
                at = text.startsWith("$$", dollar) ? dollar + 2 : end;
                continue;
            }
            if (!literal.isEmpty()) {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
            boolean braced = text.charAt(dollar + 1) == '{';
            String name = braced ? text.substring(dollar + 2, end - 1) : text.substring(dollar + 1, end);
            parts.add(new Reference(name, text.substring(dollar, end)));
            at = end;
        }
        literal.append(text, at, text.length());
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
        }
        return new Template(text, List.copyOf(parts));
    }

    /** Where the reference behind a dollar sign ends; just behind the sign if there is none. */
    private static int endOfReference(String text, int dollar) {
        boolean braced = text.startsWith("{", dollar + 1);
        int from = braced ? dollar + 2 : dollar + 1;
        int to = from;
        while (to < text.length() && isWord(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        if (to == from || (braced && !text.startsWith("}", to))) {
            return dollar + 1;
        }
        return braced ? to + 1 : to;
    }

    private static boolean isWord(int c) {
        return c == '_' || UnicodeTables.isLetter(c) || UnicodeTables.isDigit(c);
    }

    /**
     * What it consists of.
     *
     * @return literals and references; two literals never follow each other
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * Whether it refers to groups at all.
     *
     * @return true if it does
     */
    public boolean hasReferences() {
        for (Part part : parts) {
            if (part instanceof Reference) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first reference that no group of an expression answers to; it expands to nothing.
     *
     * @param regex the expression
     * @return the reference, empty if all have their group
     */
    public Optional<Reference> unknownReference(Regex regex) {
        for (Part part : parts) {
            if (part instanceof Reference reference && !reference.isIn(regex)) {
                return Optional.of(reference);
            }
        }
        return Optional.empty();
    }

    /**
     * The template for the matches of one expression.
     *
     * @param regex the expression
     * @return what expands it
     */
    public Expansion of(Regex regex) {
        return Expansion.of(this, regex);
    }

    @Override
    public String toString() {
        return text;
    }
}
