package io.promfleet.dsl;

import java.time.Duration;
import java.util.Locale;

/** A duration as findings show it. */
final class ShownDuration {
    private ShownDuration() {}

    /**
     * Spells a duration in hours, minutes and seconds, or in milliseconds where it is no number of seconds.
     *
     * @param duration the duration, not negative
     * @return for instance {@code 1h30m} or {@code 1500ms}
     */
    static String of(Duration duration) {
        return duration.toMillisPart() == 0
                ? duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT)
                : duration.toMillis() + "ms";
    }
}
