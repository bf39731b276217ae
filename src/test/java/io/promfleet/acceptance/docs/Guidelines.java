package io.promfleet.acceptance.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The guidelines for the texts of findings: one sentence that begins like one and ends with a full stop, no abbreviations, and a hint
 * that says what to do.
 */
final class Guidelines {
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`");
    private static final Pattern SENTENCE_WITHIN = Pattern.compile("[.!?] +[A-Z]");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "\\b(e\\.g\\.|i\\.e\\.|etc\\.|vs\\.|config|configs|repo|param|params|dir|env|max|min|num|regex|regexes|auth|info|msg)\\b");

    private Guidelines() {}

    /** What a text has against the guidelines, in words; empty for one that keeps to them. */
    static List<String> problems(String saidMessage, String saidHint) {
        String message = unquoted(saidMessage);
        String hint = unquoted(saidHint);
        List<String> problems = new ArrayList<>();
        if (!begins(message)
                || !message.endsWith(".")
                || SENTENCE_WITHIN.matcher(message).find()) {
            problems.add("is not one sentence: " + saidMessage);
        }
        if (ABBREVIATION.matcher(message + " " + hint).find()) {
            problems.add("has an abbreviation: " + saidMessage + " " + saidHint);
        }
        if (!begins(hint) || !(hint.endsWith(".") || hint.endsWith("?"))) {
            problems.add("has no hint that says what to do: " + saidHint);
        }
        return problems;
    }

    private static boolean begins(String text) {
        return !text.isEmpty() && (text.startsWith("`") || Character.isUpperCase(text.codePointAt(0)));
    }

    private static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll("`x`");
    }
}
