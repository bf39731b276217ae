package io.promfleet.dsl;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the regular expressions of a definition, each compiled once. */
final class Expressions {
    // Past this many a definition makes up expressions in a loop, and remembering them would only cost memory.
    private static final int MOST_REMEMBERED = 4096;
    private static final Expression WITHOUT_GROUPS = new Expression(null, 0, Set.of());

    private final Map<String, Expression> known = new HashMap<>();

    Expression of(String regex) {
        Objects.requireNonNull(regex);
        if (isLiteral(regex)) {
            return WITHOUT_GROUPS;
        }
        Expression expression = known.get(regex);
        if (expression == null) {
            expression = compile(regex);
            if (known.size() < MOST_REMEMBERED) {
                known.put(regex, expression);
            }
        }
        return expression;
    }

    /** As Prometheus compiles: anchored on both sides, and a dot matches a line break. */
    private static Expression compile(String regex) {
        try {
            Pattern pattern = Pattern.compile("^(?s:" + regex + ")$");
            // Not the pattern itself: a compiled program is a hundred times what is asked of it here.
            return new Expression(
                    null, pattern.groupCount(), Set.copyOf(pattern.namedGroups().keySet()));
        } catch (PatternSyntaxException e) {
            return new Expression(e.getDescription(), 0, Set.of());
        } catch (StackOverflowError e) {
            return new Expression("expression nests too deeply", 0, Set.of());
        }
    }

    /** Whether an expression is plain text without any syntax; most are, and need no compiling. */
    private static boolean isLiteral(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (!(Names.isLetter(c) || Names.isDigit(c) || "_-:;/,= ".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What the rules need to know of an expression.
     *
     * @param fault why it is no RE2, in lower case and without a full stop; null if it is
     * @param groups how many groups it has
     * @param names the names among them
     */
    record Expression(@Nullable String fault, int groups, Set<String> names) {}
}
