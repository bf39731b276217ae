package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.model.CallPlaces;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.NameValidation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is being declared: its place in the model, its line, and what every builder says about a mistake. */
abstract class Declaration {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Recorder recorder;
    private final @Nullable Declaration parent;
    private final String kind;
    private final @Nullable String name;
    private final Location declaredAt;
    private Map<String, Location> places = Map.of();
    private boolean open;

    /** A declaration whose path is that of its parent and {@code kind(name)}, or just {@code kind} without a name. */
    Declaration(Recorder recorder, @Nullable Declaration parent, String kind, @Nullable String name, Location at) {
        this.recorder = recorder;
        this.parent = parent;
        this.kind = kind;
        this.name = name;
        this.declaredAt = at;
    }

    final Recorder recorder() {
        return recorder;
    }

    /** What this is a part of; null for the fleet. */
    final @Nullable Declaration parent() {
        return parent;
    }

    final Location declaredAt() {
        return declaredAt;
    }

    final String path() {
        // Put together only for a finding: most declarations never need it.
        String step = name == null ? kind : kind + "(" + name + ")";
        return parent == null ? step : Origin.join(parent.path(), step);
    }

    /** Runs the block that says what a declaration is. Nothing can be said outside of it. */
    static <D extends Declaration> D within(D declaration, Consumer<? super D> block) {
        Objects.requireNonNull(block);
        Declaration it = declaration;
        if (it.parent != null) {
            it.parent.saying();
        }
        boolean before = it.open;
        it.open = true;
        try {
            block.accept(declaration);
        } catch (Throwable e) {
            it.recorder.failed(e);
            throw e;
        } finally {
            it.open = before;
        }
        return declaration;
    }

    /** Something is being said; too late if the block has ended, for then what is said would be lost. */
    final void saying() {
        recorder.admit();
        if (!open) {
            mistake(
                    DefinitionRule.TOO_LATE,
                    "The block of this builder has ended, so this is said too late.",
                    "Say it inside the block, and keep no builder beyond its block.");
        }
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
    final <T> T once(@Nullable T before, T now, String what) {
        saying();
        Objects.requireNonNull(now);
        if (before == null) {
            return recorder.shared().small(now);
        }
        mistake(DefinitionRule.SAID_TWICE, "`" + what + "` was said before.", "Say `" + what + "` once.");
        return before;
    }

    /** The same as {@link #once}, for a call at which checks may point. */
    final <T> T placed(@Nullable T before, T now, String what) {
        if (before == null) {
            if (places.isEmpty()) {
                places = new HashMap<>();
            }
            places.put(what, recorder.here());
        }
        return once(before, now, what);
    }

    /** Reports a mistake at the line of a call that was made, with what it belongs to. */
    final void mistakeIn(String call, DefinitionRule rule, String message, String hint) {
        Location place = places().of(call, declaredAt);
        recorder.report(
                rule,
                path(),
                place,
                message,
                hint,
                place.equals(declaredAt) ? List.of() : List.of(new Finding.Related("the block", declaredAt)));
    }

    /** Where the calls stand at which checks may point. */
    final CallPlaces places() {
        return CallPlaces.of(places);
    }

    /** A time that Prometheus can hold: above zero, in whole milliseconds. */
    final Duration positive(Duration time, String what) {
        Objects.requireNonNull(time);
        if (time.isZero() || time.isNegative()) {
            illegal(what, time.toString(), "is not above zero", "Give a time of at least one millisecond.");
            return Duration.ZERO;
        }
        return duration(time, what);
    }

    /** A time that Prometheus can hold: not negative, in whole milliseconds. */
    final Duration duration(Duration time, String what) {
        Objects.requireNonNull(time);
        if (time.isNegative()) {
            illegal(what, time.toString(), "is negative", "Give a time of zero or more.");
            return Duration.ZERO;
        }
        if (time.compareTo(LONGEST) > 0) {
            illegal(what, time.toString(), "is longer than 292 years", "Give a shorter time.");
            return LONGEST;
        }
        if (time.toNanosPart() % 1_000_000 != 0) {
            illegal(
                    what,
                    time.toString(),
                    "is no whole number of milliseconds",
                    "Prometheus measures in milliseconds; round the time.");
        }
        return time;
    }

    final long atLeastOne(long number, String what) {
        if (number < 1) {
            illegal(what, Long.toString(number), "is below 1", "Give a number of at least 1.");
        }
        return number;
    }

    /** A number of series that somebody expects; said once. */
    final ExpectedSeries expectedSeries(@Nullable ExpectedSeries before, long number) {
        String call = "expectedSeries";
        ExpectedSeries now = ExpectedSeries.builder()
                .number(atLeastOne(number, call))
                .declaredAt(recorder.here())
                .build();
        return once(before, now, call);
    }

    final long notNegative(long number, String what) {
        if (number < 0) {
            illegal(what, Long.toString(number), "is negative", "Give 0 for no limit, or a number above it.");
        }
        return number;
    }

    /** A name that Kubernetes takes for namespaces and services, and that promfleet makes file names of. */
    final String dnsLabel(String text, String what) {
        if (!Names.isDnsLabel(text)) {
            illegal(
                    what,
                    text,
                    "is no DNS label",
                    "Use at most 63 lower-case letters, digits and `-`, with a letter or digit at both ends.");
        }
        return text;
    }

    /** A name that Kubernetes takes for most objects. */
    final String dnsName(String text, String what) {
        if (!Names.isDnsName(text)) {
            illegal(
                    what,
                    text,
                    "is no DNS name",
                    "Use at most 253 lower-case letters, digits, `-` and `.`, with a letter or digit at both ends.");
        }
        return text;
    }

    /** A text that says something and can be written as UTF-8. */
    final String notBlank(String text, String what) {
        Objects.requireNonNull(text);
        if (text.isBlank()) {
            illegal(what, text, "is blank", "Give it a value, or leave the call out.");
        }
        return unicode(text, what);
    }

    /** A text that says something on one line, with nothing in it that cannot be seen. */
    final String oneLine(String text, String what) {
        String line = notBlank(text, what);
        if (line.chars().noneMatch(Declaration::isNoCharacterOfALine)) {
            return line;
        }
        illegal(what, text, "is not one line of text", "Leave out line breaks, tabs and other control characters.");
        StringBuilder legal = new StringBuilder(line);
        for (int i = 0; i < legal.length(); i++) {
            if (isNoCharacterOfALine(legal.charAt(i))) {
                legal.setCharAt(i, '?'); // reported here, and not once more where it would be lost
            }
        }
        return legal.toString();
    }

    private static boolean isNoCharacterOfALine(int c) {
        return Character.isISOControl(c) || c == 0xFFFE || c == 0xFFFF;
    }

    /** A text that can be written as UTF-8. */
    final String unicode(String text, String what) {
        if (!NameValidation.isUnicode(text)) {
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

    final void illegal(String what, String value, String fault, String hint) {
        mistake(DefinitionRule.ILLEGAL_VALUE, "The value `" + value + "` of `" + what + "` " + fault + ".", hint);
    }
}
