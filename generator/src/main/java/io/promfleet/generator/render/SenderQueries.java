package io.promfleet.generator.render;

import io.promfleet.generator.metrics.Program;
import io.promfleet.generator.metrics.Sender;
import io.promfleet.generator.metrics.SendingMetrics;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries on the hub about those who send to it, in the metrics that their programs have. */
final class SenderQueries {
    private final Fleet fleet;

    SenderQueries(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * About all senders.
     *
     * @param clusters a matcher of their clusters
     * @return lines with comments; none where no sender says anything of itself. A fleet without sources is about to get one with Prometheus
     */
    List<String> of(String clusters) {
        Set<Program> programs = EnumSet.noneOf(Program.class);
        fleet.sources().forEach(source -> Sender.of(fleet, source).ifPresent(sender -> programs.add(sender.program())));
        if (fleet.sources().isEmpty()) {
            programs.add(Program.PROMETHEUS);
        }
        List<String> lines = new ArrayList<>();
        boolean otel = programs.remove(Program.OPEN_TELEMETRY);
        if (!programs.isEmpty()) {
            lines.add("# waiting to be sent, failed for good, and sent again");
            lines.add("sum by (cluster, remote_name) (" + SendingMetrics.WAITING + "{" + clusters + "})");
            lines.add("sum by (cluster, remote_name) (rate(" + SendingMetrics.FAILED + "{" + clusters + "}[5m]))");
            lines.add("sum by (cluster, remote_name) (rate(" + SendingMetrics.RETRIED + "{" + clusters + "}[5m]))");
        }
        if (otel) {
            lines.add((lines.isEmpty() ? "" : "\n")
                    + "# of an OpenTelemetry Collector: scrapes in its queue, failed for good");
            lines.add("sum by (cluster, exporter) (" + SendingMetrics.OTEL_QUEUED + "{" + clusters + "})");
            lines.add("sum by (cluster, exporter) (rate(" + SendingMetrics.OTEL_FAILED + "{" + clusters + "}[5m]))");
        }
        return lines;
    }

    /**
     * What waits in one source.
     *
     * @param source a source
     * @return empty where it says nothing of it
     */
    Optional<String> waiting(Source source) {
        return Sender.of(fleet, source)
                .map(sender -> sender.program() == Program.OPEN_TELEMETRY
                        ? SendingMetrics.OTEL_QUEUED
                        : SendingMetrics.WAITING)
                .map(metric -> metric + "{cluster=\"" + source.name() + "\"}");
    }
}
