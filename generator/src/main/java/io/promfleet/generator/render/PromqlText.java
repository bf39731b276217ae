package io.promfleet.generator.render;

import io.promfleet.generator.format.QuotedText;

/** Texts of the model in an expression of PromQL, and in the templates of an alert. */
final class PromqlText {
    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private PromqlText() {}

    /** A text in quotes. */
    static String quoted(String text) {
        return QuotedText.of(text, c -> false);
    }

    /** An expression that matches a text and nothing else. */
    static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                regex.append('\\');
            }
            regex.append(text.charAt(i));
        }
        return regex.toString();
    }

    /** A text as an alert's annotation shows it, which is a template of Go. */
    static String inTemplate(String text) {
        return text.contains("{{") ? "{{ " + quoted(text) + " }}" : text;
    }
}
