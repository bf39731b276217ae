package io.promfleet.generator.definition;

import io.promfleet.model.PrometheusVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of an external label. From Prometheus 3.0 the file holds a template of it, in which {@code $$} is a dollar sign and
 * {@code ${NAME}} a variable of the server; a definition holds the value itself.
 *
 * @param value what Prometheus makes of the text, but for variables
 * @param reference the first variable; null if there is none
 */
record LabelText(String value, @Nullable String reference) {
    private static final PrometheusVersion EXPANDS = PrometheusVersion.of(3, 0);
    private static final Pattern DOLLAR = Pattern.compile("\\$(\\$|\\{[^}]*\\}|[A-Za-z_][A-Za-z0-9_]*|)");

    static boolean isTemplate(PrometheusVersion target) {
        return target.isAtLeast(EXPANDS);
    }

    static LabelText of(String text, PrometheusVersion target) {
        if (!isTemplate(target)) {
            return new LabelText(text, null);
        }
        Matcher dollar = DOLLAR.matcher(text);
        while (dollar.find()) {
            if (!dollar.group(1).equals("$")) {
                return new LabelText(text, dollar.group());
            }
        }
        return new LabelText(text.replace("$$", "$"), null);
    }
}
