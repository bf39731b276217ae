package io.promfleet.generator.pitfall;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Expressions, each compiled once however many rules have it. */
public final class KnownRegexes {
    private final Map<String, Optional<Regex>> known = new HashMap<>();

    /** Knows none yet. */
    public KnownRegexes() {}

    /**
     * Whether an expression matches a whole text.
     *
     * @param regex the expression of a rule
     * @param text the text
     * @return false for an expression that Prometheus refuses, which is reported elsewhere
     */
    public boolean matches(String regex, String text) {
        return of(regex).map(compiled -> compiled.matches(text)).orElse(false);
    }

    /** The compiled expression; empty for one that Prometheus refuses. */
    Optional<Regex> of(String regex) {
        Optional<Regex> compiled = known.get(regex);
        if (compiled == null) {
            try {
                compiled = Optional.of(Regex.compile(regex, PrometheusVersion.NEWEST));
            } catch (InvalidRegexException e) {
                compiled = Optional.empty();
            }
            known.put(regex, compiled);
        }
        return compiled;
    }
}
