package io.promfleet.generator.schema;

import io.promfleet.finding.Quoted;
import java.util.List;

/** Writes a way through a document the way people do: {@code spec.values.remoteWrite[0].url}. */
final class ShownPath {
    private ShownPath() {}

    /** The path; empty for the document itself. A key that would be ambiguous stands quoted in brackets. */
    static String of(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof String key) {
                if (isPlain(key)) {
                    text.append(text.length() == 0 ? "" : ".").append(key);
                } else {
                    text.append("[\"").append(Quoted.line(key)).append("\"]");
                }
            } else {
                text.append('[').append(step).append(']');
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '/' && c != '$') {
                return false;
            }
        }
        return !key.isEmpty();
    }
}
