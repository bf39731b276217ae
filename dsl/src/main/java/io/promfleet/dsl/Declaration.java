package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is being declared: its place in the model, its line, and what every builder says about a mistake. */
abstract class Declaration {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Recorder recorder;
    private final @Nullable Declaration parent;
    private final String step;
    private final Location declaredAt;

    Declaration(Recorder recorder, @Nullable Declaration parent, String step, Location declaredAt) {
        this.recorder = recorder;
        this.parent = parent;
        this.step = step;
        this.declaredAt = declaredAt;
    }

    final Recorder recorder() {
        return recorder;
    }

    final Location declaredAt() {
        return declaredAt;
    }

    final String path() {
        return parent == null ? step : Origin.join(parent.path(), step);
    }

    /** Reports a mistake at the line that is calling a builder right now. */
    final void mistake(DefinitionRule rule, String message, String hint) {
        recorder.report(rule, path(), recorder.here(), message, hint, List.of());
    }

    /** Reports a mistake at the line of this declaration. */
    final void mistakeInDeclaration(DefinitionRule rule, String message, String hint, Finding.Related... related) {
        recorder.report(rule, path(), declaredAt, message, hint, List.of(related));
    }

    /** The new value, unless one was said before: then the first stays and the second is reported. */
    final <T> T once(@Nullable T before, T now, String name) {
        if (before == null) {
            return now;
        }
        mistake(DefinitionRule.SAID_TWICE, "`" + name + "` was said before.", "Say `" + name + "` once.");
        return before;
    }

    /** A time that Prometheus can hold: above zero, in whole milliseconds. */
    final Duration positive(Duration time, String name) {
        if (time.isZero() || time.isNegative()) {
            illegal(name, time.toString(), "is not above zero", "Give a time of at least one millisecond.");
        }
        return duration(time, name);
    }

    /** A time that Prometheus can hold: not negative, in whole milliseconds. */
    final Duration duration(Duration time, String name) {
        if (time.isNegative()) {
            illegal(name, time.toString(), "is negative", "Give a time of zero or more.");
        } else if (time.toNanosPart() % 1_000_000 != 0) {
            illegal(
                    name,
                    time.toString(),
                    "is no whole number of milliseconds",
                    "Prometheus measures in milliseconds; round the time.");
        } else if (time.compareTo(LONGEST) > 0) {
            illegal(name, time.toString(), "is longer than 292 years", "Give a shorter time.");
        }
        return time;
    }

    final int atLeastOne(int number, String name) {
        if (number < 1) {
            illegal(name, Integer.toString(number), "is below 1", "Give a number of at least 1.");
        }
        return number;
    }

    final long notNegative(long number, String name) {
        if (number < 0) {
            illegal(name, Long.toString(number), "is negative", "Give 0 for no limit, or a number above it.");
        }
        return number;
    }

    /** A name that Kubernetes takes for namespaces and services, and that promfleet makes file names of. */
    final String dnsLabel(String name, String what) {
        if (!Names.isDnsLabel(name)) {
            illegal(
                    what,
                    name,
                    "is no DNS label",
                    "Use at most 63 lower-case letters, digits and `-`, with a letter or digit at both ends.");
        }
        return name;
    }

    /** A name that Kubernetes takes for most objects. */
    final String dnsName(String name, String what) {
        if (!Names.isDnsName(name)) {
            illegal(
                    what,
                    name,
                    "is no DNS name",
                    "Use at most 253 lower-case letters, digits, `-` and `.`, with a letter or digit at both ends.");
        }
        return name;
    }

    final String notBlank(String text, String what) {
        if (text.isBlank()) {
            illegal(what, text, "is blank", "Give it a value, or leave the call out.");
        }
        return text;
    }

    /** A text that can be written as UTF-8. */
    final String unicode(String text, String what) {
        if (!Names.isUnicode(text)) {
            mistake(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The value of `" + what + "` is no valid Unicode text.",
                    "Remove the unpaired surrogates.");
            return "";
        }
        return text;
    }

    /** A number that JSON can hold. */
    final double finite(double number, String what) {
        if (!Double.isFinite(number)) {
            illegal(what, Double.toString(number), "is no number of JSON", "Give a finite number.");
            return 0;
        }
        return number;
    }

    /** An absolute http or https address without credentials, query and fragment; null if it is none. */
    final @Nullable URI httpAddress(String address, String what) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            // The address may hold a password, so neither it nor the parser's words about it are repeated.
            mistake(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The address of `" + what + "` cannot be parsed.",
                    "Give an address such as `https://prometheus.example.com`.");
            return null;
        }
        if (uri.getRawUserInfo() != null) {
            mistake(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    "The address of `" + what + "` holds a credential.",
                    "Leave it out of the address and refer to a Secret with `basicAuth`.");
            return null;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            illegal(
                    what,
                    address,
                    "is no plain http or https address",
                    "Give scheme, host and path only, such as `https://prometheus.example.com`.");
            return null;
        }
        return uri;
    }

    final void illegal(String name, String value, String fault, String hint) {
        mistake(DefinitionRule.ILLEGAL_VALUE, "The value `" + value + "` of `" + name + "` " + fault + ".", hint);
    }
}
