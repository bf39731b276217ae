package io.promfleet.generator.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a schema, searched for anywhere in a text. Texts that were accepted
 * lately are not searched again.
 */
final class TextPattern {
    private static final int PLACES = 64;
    // A repeated group recurses at each repetition in java.util.regex; longer texts could exhaust the stack.
    private static final int LONGEST = 2_000;

    private final @Nullable Pattern pattern;
    private final boolean mindsLineBreaks;
    private final boolean repeatsGroups;
    private final @Nullable String[] accepted = new String[PLACES];

    TextPattern(String expression) {
        // In JSON Schema `$` is the very end, in Java also the place before a last line break.
        int dollar = expression.indexOf('$');
        boolean atEnd = dollar > 0 && dollar == expression.length() - 1 && expression.charAt(dollar - 1) != '\\';
        this.pattern = compile(atEnd ? expression.substring(0, dollar).concat("\\z") : expression);
        this.mindsLineBreaks = dollar >= 0 && !atEnd;
        this.repeatsGroups = expression.contains(")*") || expression.contains(")+") || expression.contains("){");
    }

    private static @Nullable Pattern compile(String expression) {
        // The library knows long names of character classes that Java does not.
        if (expression.contains("\\p") || expression.contains("\\P") || expression.contains("\\Q")) {
            return null;
        }
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    Verdict judge(String text) {
        int place = text.hashCode() & (PLACES - 1);
        if (text.equals(accepted[place])) {
            return Verdict.ACCEPTED;
        }
        if (pattern == null || (repeatsGroups && text.length() > LONGEST) || (mindsLineBreaks && hasLineBreak(text))) {
            return Verdict.UNDECIDED;
        }
        if (!pattern.matcher(text).find()) {
            return Verdict.REJECTED;
        }
        accepted[place] = text;
        return Verdict.ACCEPTED;
    }

    private static boolean hasLineBreak(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }
}
