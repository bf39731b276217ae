package io.promfleet.dsl;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all builders of one definition share: where they report to, and what was said before. */
final class Recorder {
    // Past this many different values a fleet has little to share, and remembering more would only cost memory.
    private static final int MOST_SHARED = 50_000;

    private final CallSites callSites = new CallSites();
    private final Findings findings = new Findings();
    private final Map<Object, Object> shared = new HashMap<>();
    private final Map<String, Object> patterns = new HashMap<>();

    Location here() {
        return callSites.ofCaller();
    }

    CallSites callSites() {
        return callSites;
    }

    Findings findings() {
        return findings;
    }

    void report(
            DefinitionRule rule,
            String path,
            Location location,
            String message,
            String hint,
            List<Finding.Related> related) {
        findings.add(new Finding(rule.id(), rule.severity(), path, location, message, hint, related));
    }

    /** The value itself, or the equal one that was said on the same line before: a loop says one value many times. */
    <T> T share(T value, Location location) {
        return share(value, new Said(value, location));
    }

    /** The rules themselves, or the same rules from the same lines said before. */
    RelabelRules shareRules(List<RelabelRule> rules) {
        if (rules.isEmpty()) {
            return RelabelRules.NONE;
        }
        List<Said> key = new ArrayList<>(rules.size());
        for (RelabelRule rule : rules) {
            key.add(new Said(rule, rule.declaredAt()));
        }
        RelabelRules known = (RelabelRules) shared.get(key);
        return known != null ? known : share(new RelabelRules(rules), key);
    }

    @SuppressWarnings("unchecked") // a key holds the value, so equal keys hold values of one type
    private <T> T share(T value, Object key) {
        T known = (T) shared.get(key);
        if (known != null) {
            return known;
        }
        if (shared.size() < MOST_SHARED) {
            shared.put(key, value);
        }
        return value;
    }

    /** The compiled expression, or what is wrong with it. Compiled as Prometheus does: anchored on both sides. */
    Object compile(String regex) {
        Object known = patterns.get(regex);
        if (known != null) {
            return known;
        }
        Object compiled;
        try {
            compiled = Pattern.compile("^(?s:" + regex + ")$");
        } catch (PatternSyntaxException e) {
            compiled = e;
        }
        if (patterns.size() < MOST_SHARED) {
            patterns.put(regex, compiled);
        }
        return compiled;
    }

    private record Said(Object value, @Nullable Location location) {}
}
