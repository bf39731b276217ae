package io.promfleet.verify;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.Source;
import io.promfleet.verify.MetricsPage.Sample;
import io.promfleet.verify.NoAnswer.Why;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks twice at what the Prometheus of a source says of its remote write, and counts what went on in between. It is read from its
 * page of metrics, which agents and collectors have too, who answer no queries.
 */
final class SenderLook implements AutoCloseable {
    private static final Set<String> DROPS_OF_RULES = Set.of("dropped_series");

    private final Source source;
    private final PrometheusApi api;
    private PrometheusVersion version = PrometheusVersion.NEWEST;
    private String versionSaid = "";
    private long firstAt;
    private MetricsPage first = new MetricsPage("", List.of());
    private MetricsPage second = new MetricsPage("", List.of());
    private double seconds = 1;
    private double ahead = Double.NaN;

    SenderLook(Source source, Endpoint endpoint, Access access, Duration limit) {
        this.source = source;
        this.api = new PrometheusApi(endpoint, access, limit);
    }

    Source source() {
        return source;
    }

    boolean isOverheard() {
        return api.web().isOverheard();
    }

    /** The first look. */
    void first() throws NoAnswer {
        readVersion();
        first = api.metrics(SenderNames.of(version).all());
        firstAt = System.nanoTime();
    }

    /** The second, some seconds later. */
    void second() throws NoAnswer {
        second = api.metrics(SenderNames.of(version).all());
        seconds = Math.max((System.nanoTime() - firstAt) / 1e9, 0.001);
        try {
            ahead = ZonedDateTime.parse(second.date(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toEpochSecond()
                    - System.currentTimeMillis() / 1000.0;
        } catch (DateTimeException e) {
            ahead = Double.NaN;
        }
    }

    /** By how much its clock is ahead of that of this machine, give or take a second; not a number if it does not tell. */
    double ahead() {
        return ahead;
    }

    private void readVersion() throws NoAnswer {
        try {
            versionSaid = api.version();
            int suffix = versionSaid.replaceAll("[0-9.]", "").isEmpty()
                    ? versionSaid.length()
                    : versionSaid.indexOf(versionSaid.replaceAll("[0-9.]", "").charAt(0));
            version = PrometheusVersion.parse(versionSaid.substring(0, suffix));
        } catch (NoAnswer e) {
            // A collector has no such page, and the metrics of a current Prometheus.
            if (e.why() != Why.NO_SUCH_PAGE && e.why() != Why.FOREIGN) {
                throw e;
            }
        } catch (IllegalArgumentException e) {
            version = PrometheusVersion.NEWEST;
        }
    }

    /** What it says of one target. */
    record Target(SenderRow row, String url, double failedBefore, double desired) {}

    /** What it says of each of its targets. */
    List<Target> targets() {
        SenderNames names = SenderNames.of(version);
        Set<String> keys = new TreeSet<>();
        for (Sample sample : second.of(SenderNames.SHARDS)) {
            keys.add(key(sample.labels()));
        }
        List<Target> targets = new ArrayList<>();
        for (String key : keys) {
            String[] parts = key.split("\n", -1);
            double failed = sum(second, names.failed(), key, false);
            double current = value(second.of(SenderNames.SEGMENT_WRITTEN), "");
            double read = watched(parts[0]);
            boolean segments = !Double.isNaN(current) && !Double.isNaN(read);
            targets.add(new Target(
                    new SenderRow(
                            source.name(),
                            parts[0].isEmpty() ? parts[1] : parts[0],
                            versionSaid,
                            value(second.of(names.pending()), key),
                            rate(names.failed(), key, false),
                            rate(names.dropped(), key, true),
                            rate(names.retried(), key, false),
                            value(second.of(SenderNames.SHARDS), key),
                            value(second.of(SenderNames.SHARDS_MAX), key),
                            behind(names, key),
                            segments ? (int) Math.max(current - read, 0) : -1),
                    parts[1],
                    failed,
                    value(second.of(SenderNames.SHARDS_DESIRED), key)));
        }
        return targets;
    }

    private double watched(String name) {
        for (Sample sample : second.of(SenderNames.SEGMENT_READ)) {
            if (sample.label("consumer").equals(name)) {
                return sample.value();
            }
        }
        return Double.NaN;
    }

    private double behind(SenderNames names, String key) {
        double sent = value(second.of(SenderNames.SENT), key);
        for (String name : names.highest()) {
            List<Sample> samples = second.of(name);
            double highest = value(samples, key);
            highest = Double.isNaN(highest) ? value(samples, "") : highest;
            if (!Double.isNaN(highest) && sent > 0) {
                return Math.max(highest - sent, 0);
            }
        }
        return Double.NaN;
    }

    private double rate(String name, String key, boolean reasons) {
        double now = sum(second, name, key, reasons);
        double before = sum(first, name, key, reasons);
        return (now >= before ? now - before : now) / seconds;
    }

    private static double sum(MetricsPage page, String name, String key, boolean reasons) {
        double sum = 0;
        for (Sample sample : page.of(name)) {
            // Without a reason, what rules drop on purpose is counted too.
            boolean counts =
                    !reasons || (!sample.label("reason").isEmpty() && !DROPS_OF_RULES.contains(sample.label("reason")));
            sum += counts && key(sample.labels()).equals(key) ? sample.value() : 0;
        }
        return sum;
    }

    private static double value(List<Sample> samples, String key) {
        for (Sample sample : samples) {
            if (key.isEmpty()
                    ? !sample.labels().containsKey("url")
                    : key(sample.labels()).equals(key)) {
                return sample.value();
            }
        }
        return Double.NaN;
    }

    private static String key(Map<String, String> labels) {
        return labels.getOrDefault("remote_name", "") + "\n" + labels.getOrDefault("url", "");
    }

    @Override
    public void close() {
        api.close();
    }
}
