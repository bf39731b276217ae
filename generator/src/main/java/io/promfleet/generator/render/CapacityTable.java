package io.promfleet.generator.render;

import io.promfleet.generator.capacity.Retention;
import io.promfleet.generator.capacity.ScrapeInterval;
import io.promfleet.generator.capacity.SendingQueue;
import io.promfleet.generator.capacity.SeriesLoad;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.format.ReadableSize;
import io.promfleet.model.AgentStack;
import io.promfleet.model.ByteSize;
import io.promfleet.model.ChartStack;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.LateSamples;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Resources;
import io.promfleet.model.Source;
import io.promfleet.model.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the expected series of a cluster ask for, beside what the definition gives it. */
final class CapacityTable {
    private final Fleet fleet;
    private final List<String> lines = new ArrayList<>();

    CapacityTable(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The table of the hub, about all series that were said of anybody; none if nobody said any. */
    List<String> ofHub() {
        SeriesLoad load = SeriesLoad.ofHub(fleet).orElse(null);
        if (load == null) {
            return List.of();
        }
        head(load, "");
        server(fleet.hub(), fleet.hub().prometheus(), load);
        return lines;
    }

    /** The table of a source; none if nobody said how many series it has. */
    List<String> of(Source source) {
        SeriesLoad load = SeriesLoad.of(fleet, source).orElse(null);
        if (load == null) {
            return List.of();
        }
        head(load, ", one sample every " + Units.prometheusDuration(ScrapeInterval.of(fleet, source)));
        if (source.approach() instanceof Collector collector) {
            queues(source, collector, load);
            row(
                    "disk",
                    "write-ahead log, see outage",
                    size(collector.pod().storage().map(Storage::size), "no volume"));
            if (!(collector instanceof OpenTelemetryCollector)) {
                memory(load.memoryOfCollector(), collector.pod().resources());
            }
        } else {
            for (RemoteWrite target : source.remoteWrites()) {
                queue(target, load, LateSamples.log(source.approach()));
            }
            ChartStack stack = source.hasPrometheus() ? SourceRenderer.stack(source) : null;
            if (stack instanceof PrometheusStack server) {
                server(source, server, load);
            } else if (stack instanceof AgentStack agent) {
                memory(load.memory(true), agent.resources());
            }
        }
        outage(source, load);
        return lines;
    }

    /** Grafana's collectors have the queues of Prometheus; that of OpenTelemetry has one for whole scrapes, and sends from its log. */
    private void queues(Source source, Collector collector, SeriesLoad load) {
        for (RemoteWrite target : source.remoteWrites()) {
            if (collector instanceof OpenTelemetryCollector) {
                String name = "remote write " + Markdown.code(target.name());
                row(
                        name + ": queue",
                        "one request at a time, of at most 3 MB before compression",
                        "10000 scrapes of a target, and what the write-ahead log holds");
                row(name + ": network", ReadableSize.of(SeriesLoad.sent(load.samplesPerSecond())) + " a second", "");
            } else {
                queue(target, load, LateSamples.log(collector));
            }
        }
    }

    private void head(SeriesLoad load, String how) {
        lines.add("| what | needed | there is |");
        lines.add("| --- | --- | --- |");
        row("series", count(load.series()) + " active" + how, "");
        row("samples", count(load.samplesPerSecond()) + " a second", "");
    }

    private void queue(RemoteWrite target, SeriesLoad load, Duration log) {
        SendingQueue queue = SendingQueue.of(target.queue());
        String name = "remote write " + Markdown.code(target.name());
        double busy = queue.shardsFor(load.samplesPerSecond());
        row(name + ": shards", count(busy), "at most " + queue.shards());
        row(
                name + ": memory",
                ReadableSize.of(queue.fullBytes(busy)),
                "up to " + ReadableSize.of(queue.fullBytes((double) queue.shards())) + " with every shard full");
        row(
                name + ": network",
                ReadableSize.of(SeriesLoad.sent(load.samplesPerSecond())) + " a second",
                "requests of " + queue.batch() + " samples, "
                        + ReadableSize.of(SeriesLoad.sent((double) queue.batch())));
        double seconds = queue.catchUpSeconds(load.samplesPerSecond(), log);
        row(
                name + ": catching up",
                Double.isInfinite(seconds)
                        ? "never"
                        : "at least " + duration(seconds) + " after " + Units.prometheusDuration(log),
                "");
    }

    private void server(Cluster cluster, PrometheusStack server, SeriesLoad load) {
        Optional<Duration> kept = Retention.of(cluster, server);
        if (kept.isPresent()) {
            row(
                    "disk",
                    ReadableSize.of(load.disk(kept.get())) + " for " + Units.prometheusDuration(kept.get()),
                    size(server.storage().map(Storage::size), "no volume")
                            + server.retentionSize()
                                    .map(limit -> ", `retentionSize` " + ReadableSize.of(limit))
                                    .orElse(""));
        }
        memory(load.memory(false), server.resources());
    }

    private void memory(double needed, Optional<Resources> resources) {
        row("memory", ReadableSize.of(needed), size(resources.flatMap(Resources::memoryLimit), "no limit"));
    }

    private void outage(Source source, SeriesLoad load) {
        Duration log = LateSamples.log(source.approach());
        if (log.isZero()) {
            return;
        }
        ByteSize volume = volumeOfLog(source);
        double held = volume == null ? Double.POSITIVE_INFINITY : load.secondsOfLog(volume);
        row(
                "outage of the hub or the way to it",
                ReadableSize.of(load.log(log)) + " of write-ahead log for " + Units.prometheusDuration(log),
                held < log.toSeconds()
                        ? "the volume is full after " + duration(held)
                        : "bridged for " + Units.prometheusDuration(log));
    }

    /** A server's volume has blocks too; it is judged as a whole, under disk. */
    private static @Nullable ByteSize volumeOfLog(Source source) {
        Optional<Storage> storage = Optional.empty();
        if (source.approach() instanceof Collector collector) {
            storage = collector.pod().storage();
        } else if (source.hasPrometheus() && SourceRenderer.stack(source) instanceof AgentStack agent) {
            storage = agent.storage();
        }
        return storage.map(Storage::size).orElse(null);
    }

    private static String size(Optional<ByteSize> size, String none) {
        return size.map(it -> ReadableSize.of(it)).orElse(none);
    }

    private static String duration(double seconds) {
        return Units.prometheusDuration(Duration.ofSeconds((long) Math.max(1, Math.ceil(seconds))));
    }

    private static String count(double number) {
        return Long.toString((long) Math.ceil(number));
    }

    private void row(String what, String needed, String there) {
        lines.add("| " + what + " | " + needed + " | " + there + " |");
    }
}
