package io.promfleet.generator.dialect;

import io.promfleet.finding.Malformed;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Cpu;
import java.time.Duration;

/** Durations, sizes and amounts as Prometheus, Kubernetes and Flux write them. */
public final class Units {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final long YEAR = 365 * DAY;
    private static final long[] STEPS = {DAY, HOUR, MINUTE, SECOND, 1};
    private static final String[] STEP_NAMES = {"d", "h", "m", "s", "ms"};
    private static final String[] BINARY = {"Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final long KIBI = 1024;

    private Units() {}

    /**
     * A duration as Prometheus itself prints it: years and weeks only where nothing remains.
     *
     * @param time not negative, in whole milliseconds
     * @return for instance {@code 1m30s}
     */
    public static String prometheusDuration(Duration time) {
        long millis = time.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % YEAR == 0) {
            return millis / YEAR + "y";
        }
        if (millis % WEEK == 0) {
            return millis / WEEK + "w";
        }
        return steps(millis, 0);
    }

    /**
     * A duration as Go and Flux read it, whose largest unit is the hour.
     *
     * @param time not negative, in whole milliseconds
     * @return for instance {@code 24h} or {@code 1m30s}
     */
    public static String goDuration(Duration time) {
        long millis = time.toMillis();
        return millis == 0 ? "0s" : steps(millis, 1);
    }

    /** A duration that a dialect of Prometheus wrote. */
    static Duration duration(Node written) {
        String text = TextNode.of(written);
        try {
            return Duration.ofNanos(DurationText.nanoseconds(text));
        } catch (Malformed e) {
            throw new IllegalArgumentException("The dialect of Prometheus wrote no duration: " + text, e);
        }
    }

    /**
     * A size as Kubernetes writes quantities.
     *
     * @param size the size
     * @return for instance {@code 50Gi}
     */
    public static String quantity(ByteSize size) {
        return binary(size.bytes());
    }

    /**
     * A size as Prometheus writes it, with its unit.
     *
     * @param size the size
     * @return for instance {@code 45GiB}
     */
    public static String prometheusSize(ByteSize size) {
        return binary(size.bytes()) + "B";
    }

    /**
     * An amount of CPU as Kubernetes writes it.
     *
     * @param cpu the amount
     * @return for instance {@code 2} or {@code 500m}
     */
    public static String cpu(Cpu cpu) {
        return cpu.millis() % 1000 == 0 ? Long.toString(cpu.millis() / 1000) : cpu.millis() + "m";
    }

    private static String steps(long millis, int first) {
        StringBuilder text = new StringBuilder();
        long rest = millis;
        for (int i = first; i < STEPS.length; i++) {
            if (rest >= STEPS[i]) {
                text.append(rest / STEPS[i]).append(STEP_NAMES[i]);
                rest %= STEPS[i];
            }
        }
        return text.toString();
    }

    private static String binary(long bytes) {
        long rest = bytes;
        int unit = -1;
        while (rest != 0 && rest % KIBI == 0 && unit < BINARY.length - 1) {
            rest /= KIBI;
            unit++;
        }
        return unit < 0 ? Long.toString(rest) : rest + BINARY[unit];
    }
}
