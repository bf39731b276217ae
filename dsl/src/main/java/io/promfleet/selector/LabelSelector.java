package io.promfleet.selector;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Label selectors of Kubernetes: {@code app=shop,tier in (front, back),!canary}.
 *
 * <p>Source: {@code labels.Parse} of k8s.io/apimachinery.
 */
public final class LabelSelector {
    private static final String HINT = "Write it like `app=shop,tier in (front, back),!canary`.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final String SPECIAL = "=!(),><";
    private static final String END = "";

    private final String text;
    private final List<String> tokens;
    private int at;

    private LabelSelector(String text) throws Malformed {
        this.text = text;
        this.tokens = tokens();
    }

    /**
     * Checks a selector.
     *
     * @param text the selector; empty selects everything
     * @throws Malformed if Prometheus refuses it
     */
    public static void check(String text) throws Malformed {
        new LabelSelector(text).requirements();
    }

    private List<String> tokens() throws Malformed {
        List<String> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                i++;
                continue;
            }
            int start = i;
            if (SPECIAL.indexOf(c) >= 0) {
                i += text.startsWith("==", i) || text.startsWith("!=", i) ? 2 : 1;
            } else {
                while (i < text.length() && !isBlank(text.charAt(i)) && SPECIAL.indexOf(text.charAt(i)) < 0) {
                    i++;
                }
            }
            found.add(text.substring(start, i));
        }
        found.add(END);
        return found;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private void requirements() throws Malformed {
        if (peek().equals(END)) {
            return;
        }
        while (true) {
            requirement();
            String next = take();
            if (next.equals(END)) {
                return;
            }
            if (!next.equals(",")) {
                throw unexpected(next, "`,`");
            }
            if (!isWord(peek()) && !peek().equals("!")) {
                throw unexpected(peek(), "a label behind `,`");
            }
        }
    }

    private void requirement() throws Malformed {
        boolean negated = peek().equals("!");
        if (negated) {
            take();
        }
        String key = take();
        if (!isWord(key)) {
            throw unexpected(key, "a label");
        }
        checkKey(key);
        if (negated || peek().equals(END) || peek().equals(",")) {
            return;
        }
        String operator = take();
        switch (operator) {
            case "in", "notin" -> values();
            case "=", "==", "!=", ">", "<" -> {
                boolean empty = peek().equals(END) || peek().equals(",");
                String value = empty ? "" : take();
                if (!empty && !isWord(value)) {
                    throw unexpected(value, "a value");
                }
                checkValue(value);
                if ((operator.equals(">") || operator.equals("<"))
                        && !INTEGER.matcher(value).matches()) {
                    throw unexpected(value, "a whole number behind " + Quoted.of(operator));
                }
            }
            default -> throw unexpected(operator, "one of `=`, `==`, `!=`, `in`, `notin`, `>`, `<`");
        }
    }

    private void values() throws Malformed {
        String open = take();
        if (!open.equals("(")) {
            throw unexpected(open, "`(`");
        }
        boolean wordBefore = false;
        while (true) {
            String next = take();
            if (next.equals(")")) {
                return;
            }
            if (next.equals(",")) {
                wordBefore = false;
            } else if (isWord(next) && !wordBefore) {
                checkValue(next);
                wordBefore = true;
            } else {
                throw unexpected(next, wordBefore ? "`,` or `)`" : "a value, `,` or `)`");
            }
        }
    }

    private void checkKey(String key) throws Malformed {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        boolean prefix = slash < 0
                || (slash <= LONGEST_PREFIX
                        && DNS_SUBDOMAIN.matcher(key.substring(0, slash)).matches());
        if (!prefix || name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new Malformed(
                    "The label selector " + Quoted.of(text) + " names " + Quoted.of(key)
                            + ", which no label of Kubernetes is called.",
                    HINT);
        }
    }

    private void checkValue(String value) throws Malformed {
        if (!value.isEmpty()
                && (value.length() > LONGEST_NAME || !NAME.matcher(value).matches())) {
            throw new Malformed(
                    "The label selector " + Quoted.of(text) + " has " + Quoted.of(value)
                            + ", which no label of Kubernetes holds.",
                    HINT);
        }
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && SPECIAL.indexOf(token.charAt(0)) < 0;
    }

    private String peek() {
        return tokens.get(at);
    }

    private String take() {
        String token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private Malformed unexpected(String found, String expected) {
        String what = found.isEmpty() ? "ends" : "has " + Quoted.of(found);
        return new Malformed(
                "The label selector " + Quoted.of(text) + " " + what + " where it needs " + expected + ".", HINT);
    }
}
