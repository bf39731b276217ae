package io.promfleet.generator.pitfall;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of PromQL asks for, as far as its words tell: metrics, aggregations and joins. No parser: an expression that
 * Prometheus refuses gives something, too. Linear in the length of the expression.
 */
final class PromQl {
    private static final Set<String> AGGREGATIONS = Set.of(
            "avg",
            "bottomk",
            "count",
            "count_values",
            "group",
            "limit_ratio",
            "limitk",
            "max",
            "min",
            "quantile",
            "stddev",
            "stdvar",
            "sum",
            "topk");
    /** Aggregations that give series of their input, with all labels. */
    private static final Set<String> CHOOSING = Set.of("bottomk", "limit_ratio", "limitk", "topk");

    private static final Set<String> LABEL_LISTS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "bool", "offset", "start", "end", "inf", "nan", "atan2", "smoothed", "anchored");

    private final Set<String> metrics = new LinkedHashSet<>();
    private final List<Labels> groupings = new ArrayList<>();
    private final Set<String> matched = new LinkedHashSet<>();
    private boolean asksForAbsence;

    /** What an aggregation or a join keeps apart; {@code word} is empty for an aggregation without a list of labels. */
    record Labels(String word, List<String> names) {
        /** Whether series that differ in a label become one, or are matched with each other. */
        boolean loses(String label) {
            return switch (word) {
                case "without", "ignoring" -> names.contains(label);
                default -> !names.contains(label);
            };
        }
    }

    private PromQl() {}

    /** Reads an expression. */
    static PromQl of(String expression) {
        PromQl read = new PromQl();
        read.read(tokens(expression));
        return read;
    }

    /** The names of the metrics that are asked for. */
    Set<String> metrics() {
        return metrics;
    }

    /** The labels of aggregations and joins. */
    List<Labels> groupings() {
        return groupings;
    }

    /** The labels that some selector asks for by value. */
    Set<String> matchedLabels() {
        return matched;
    }

    /** Whether the expression is true when there is nothing. */
    boolean asksForAbsence() {
        return asksForAbsence;
    }

    private void read(List<String> tokens) {
        Deque<Boolean> aggregations = new ArrayDeque<>(); // for each open bracket: an aggregation without labels so far
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            String word = token.toLowerCase(Locale.ROOT);
            if (token.equals("{")) {
                i = selector(tokens, i);
            } else if (token.equals("[")) {
                i = end(tokens, i, "]");
            } else if (token.equals("(")) {
                aggregations.push(false);
            } else if (token.equals(")")) {
                boolean bare = !aggregations.isEmpty() && aggregations.pop();
                boolean listFollows = next.equalsIgnoreCase("by") || next.equalsIgnoreCase("without");
                if (bare && !listFollows) {
                    groupings.add(new Labels("", List.of()));
                }
            } else if (LABEL_LISTS.contains(word) && next.equals("(")) {
                int end = end(tokens, i + 1, ")");
                if (!word.startsWith("group")) {
                    groupings.add(new Labels(word, names(tokens.subList(i + 2, end))));
                }
                i = end;
                boolean ofAggregation = word.equals("by") || word.equals("without");
                if (ofAggregation && i + 1 < tokens.size() && tokens.get(i + 1).equals("(")) {
                    aggregations.push(false);
                    i++;
                }
            } else if (AGGREGATIONS.contains(word) && next.equals("(")) {
                aggregations.push(!CHOOSING.contains(word));
                i++;
            } else if (isName(token)) {
                name(token, word, next);
            }
        }
    }

    private void name(String token, String word, String next) {
        if (next.equals("(")) {
            asksForAbsence |= word.equals("absent") || word.equals("absent_over_time");
        } else if (!AGGREGATIONS.contains(word) && !LABEL_LISTS.contains(word) && !WORDS.contains(word)) {
            metrics.add(token);
        }
    }

    /** Reads what stands in braces; gives the place of the closing one. */
    private int selector(List<String> tokens, int open) {
        int end = end(tokens, open, "}");
        for (int i = open + 1; i < end; i++) {
            if (isName(tokens.get(i))) {
                matched.add(tokens.get(i));
                boolean equal = i + 2 < end && tokens.get(i + 1).equals("=");
                if (equal
                        && tokens.get(i).equals("__name__")
                        && tokens.get(i + 2).startsWith("\"")) {
                    metrics.add(tokens.get(i + 2).substring(1));
                }
            }
        }
        return end;
    }

    private static int end(List<String> tokens, int open, String closing) {
        for (int i = open + 1; i < tokens.size(); i++) {
            if (tokens.get(i).equals(closing)) {
                return i;
            }
        }
        return tokens.size();
    }

    private static List<String> names(List<String> tokens) {
        List<String> names = new ArrayList<>();
        for (String token : tokens) {
            if (token.startsWith("\"")) {
                names.add(token.substring(1));
            } else if (isName(token)) {
                names.add(token);
            }
        }
        return names;
    }

    /** Words and signs; a text in quotes is one token that begins with a quote and has none at its end. */
    private static List<String> tokens(String expression) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < expression.length()) {
            char c = expression.charAt(i);
            int end = i + 1;
            if (c == '#') {
                while (end < expression.length() && expression.charAt(end) != '\n') {
                    end++;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                String text = text(expression, i);
                end = i + text.length() + 2;
                tokens.add("\"" + text);
            } else if (isPartOfName(c) || c == '.') {
                while (end < expression.length()
                        && (isPartOfName(expression.charAt(end)) || expression.charAt(end) == '.')) {
                    end++;
                }
                tokens.add(expression.substring(i, end));
            } else if (!Character.isWhitespace(c)) {
                tokens.add(String.valueOf(c));
            }
            i = end;
        }
        return tokens;
    }

    private static String text(String expression, int quote) {
        char sign = expression.charAt(quote);
        int end = quote + 1;
        while (end < expression.length() && expression.charAt(end) != sign) {
            end += expression.charAt(end) == '\\' && sign != '`' && end + 1 < expression.length() ? 2 : 1;
        }
        return expression.substring(quote + 1, end);
    }

    private static boolean isName(@Nullable String token) {
        return token != null
                && !token.isEmpty()
                && isPartOfName(token.charAt(0))
                && !Character.isDigit(token.charAt(0))
                && token.indexOf('.') < 0;
    }

    private static boolean isPartOfName(char c) {
        return c == '_' || c == ':' || (c < 128 && Character.isLetterOrDigit(c));
    }
}
