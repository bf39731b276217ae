package io.promfleet.generator.verdict;

import io.promfleet.model.PrometheusVersion;
import org.jspecify.annotations.Nullable;

/**
 * The releases in which something holds.
 *
 * @param since the first of them; null where it always did
 * @param until the first that no longer has it; null where it still holds
 */
record Span(@Nullable PrometheusVersion since, @Nullable PrometheusVersion until) {
    static final Span ALWAYS = new Span(null, null);

    static Span since(String version) {
        return new Span(PrometheusVersion.parse(version), null);
    }

    static Span until(String version) {
        return new Span(null, PrometheusVersion.parse(version));
    }

    boolean has(PrometheusVersion version) {
        return (since == null || version.isAtLeast(since)) && (until == null || !version.isAtLeast(until));
    }

    /** What decides, as the end of a hint about what the target does; empty where no release does. */
    String words(PrometheusVersion target) {
        if (since == null && until == null) {
            return "";
        }
        boolean holds = has(target);
        String when;
        if (since != null && until != null) {
            when = (holds ? "" : "other than ") + since + " up to " + until;
        } else if (since != null) {
            when = (holds ? "since " : "before ") + since;
        } else {
            when = (holds ? "before " : "since ") + until;
        }
        return " The version decides: this is so in Prometheus " + when + ", and the target is " + target + ".";
    }
}
