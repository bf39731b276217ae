package io.promfleet.selector;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;

/**
 * Field selectors of Kubernetes: {@code spec.nodeName=node-1,status.phase!=Failed}.
 *
 * <p>Source: {@code fields.ParseSelector} of k8s.io/apimachinery.
 */
public final class FieldSelector {
    private static final String HINT = "Write it like `spec.nodeName=node-1,status.phase!=Failed`.";

    private FieldSelector() {}

    /**
     * Checks a selector.
     *
     * @param text the selector; empty selects everything
     * @throws Malformed if Prometheus refuses it
     */
    public static void check(String text) throws Malformed {
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == ',') {
                checkTerm(text, text.substring(start, i));
                start = i + 1;
            }
        }
        checkTerm(text, text.substring(start));
    }

    private static void checkTerm(String text, String term) throws Malformed {
        if (term.isEmpty()) {
            return;
        }
        int operator = -1;
        int value = -1;
        for (int i = 0; i < term.length() && operator < 0; i++) {
            if (term.startsWith("!=", i) || term.startsWith("==", i)) {
                operator = i;
                value = i + 2;
            } else if (term.charAt(i) == '=') {
                operator = i;
                value = i + 1;
            }
        }
        if (operator < 0) {
            throw new Malformed(
                    "The field selector " + Quoted.of(text) + " has no `=` in " + Quoted.of(term) + ".", HINT);
        }
        checkValue(text, term.substring(value));
    }

    private static void checkValue(String text, String value) throws Malformed {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                char next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
                if (next != '\\' && next != ',' && next != '=') {
                    throw new Malformed(
                            "The field selector " + Quoted.of(text) + " has a backslash that escapes nothing.",
                            "Put a backslash only in front of `\\`, `,` and `=`.");
                }
                i++;
            } else if (c == ',' || c == '=') {
                throw new Malformed(
                        "The field selector " + Quoted.of(text) + " has " + Quoted.of(String.valueOf(c))
                                + " inside a value.",
                        "Put a backslash in front of it.");
            }
        }
    }
}
