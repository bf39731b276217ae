package io.promfleet.dsl;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;
import io.promfleet.regex.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of the regular expressions and the replacements of a definition, each read once. */
final class Expressions {
    // Past this many a definition makes up expressions in a loop, and remembering them would only cost memory.
    private static final int MOST_REMEMBERED = 4096;

    private final Map<String, Expression> known = new HashMap<>();
    private final Map<String, Template> templates = new HashMap<>();

    Expression of(String regex) {
        Objects.requireNonNull(regex);
        Expression expression = known.get(regex);
        if (expression == null) {
            expression = read(regex);
            if (known.size() < MOST_REMEMBERED) {
                known.put(regex, expression);
            }
        }
        return expression;
    }

    /** A replacement, read once; every text is one. */
    Template template(String text) {
        Template template = templates.get(text);
        if (template == null) {
            template = Template.parse(text);
            if (templates.size() < MOST_REMEMBERED) {
                templates.put(text, template);
            }
        }
        return template;
    }

    private static Expression read(String regex) {
        try {
            return new Expression(null, Regex.compile(regex, PrometheusVersion.NEWEST));
        } catch (InvalidRegexException e) {
            return new Expression(e.fault(), null);
        }
    }

    /**
     * An expression, or why it is none.
     *
     * @param fault why it is no RE2, in lower case and without a full stop; null if it is
     * @param regex the expression; null if it is none
     */
    record Expression(@Nullable String fault, @Nullable Regex regex) {}
}
