package io.promfleet.generator.render;

import io.promfleet.model.AsSent;
import io.promfleet.model.BodyLimit;
import io.promfleet.model.Deduplication;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import io.promfleet.model.ReceiverProfile;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of the runbook on a receiver that is not the hub's own Prometheus. */
final class ReceiverChapter {
    private static final long MEBIBYTE = 1024L * 1024;

    private final Fleet fleet;
    private final Receiver receiver;

    ReceiverChapter(Fleet fleet) {
        this.fleet = fleet;
        this.receiver = fleet.hub().receiver();
    }

    /** Its lines; none where the hub's own Prometheus receives. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (receiver.isPrometheus()) {
            return lines;
        }
        ReceiverProfile profile = receiver.profile();
        lines.add("## The receiver");
        lines.add("");
        lines.add(profile.product()
                + " takes the samples. The hub's own Prometheus receives none; it looks after the hub's cluster"
                + (forwards() ? " and sends there too." : "."));
        lines.add("");
        lines.add("| what | here |");
        lines.add("| --- | --- |");
        receiver.address().ifPresent(base -> {
            row(lines, "samples go to", code(receiver.writeAddress(base, Optional.empty())));
            row(
                    lines,
                    "queries go to",
                    receiver.queryAddress(base)
                            .map(address -> code(address) + ", which Grafana needs as a data source")
                            .orElse("an address of its own, which Grafana needs as a data source"));
        });
        profile.tenantHeader().ifPresent(header -> row(lines, "tenant", "in the header `" + header + "`"));
        tenants()
                .forEach((tenant, sources) ->
                        row(lines, "tenant `" + tenant + "`", "`" + String.join("`, `", sources) + "`"));
        row(lines, "several replicas of a source", replicas());
        profile.bodyLimit().ifPresent(limit -> row(lines, "largest request", size(limit)));
        receiver.bodyLimit()
                .ifPresent(size -> row(lines, "largest request that gets through", size(new BodyLimit(size, false))));
        row(
                lines,
                "429, too many samples",
                profile.limitsRates() ? "sent again, until it is older than the sender's log" : "not expected");
        row(lines, "500 to 599", "sent again, with growing pauses");
        row(
                lines,
                "other 400 to 499",
                "refused for good; the sender counts it in `prometheus_remote_storage_samples_failed_total`");
        lines.add("");
        return lines;
    }

    /** Whether the hub's own Prometheus sends there what it scrapes. */
    boolean forwards() {
        return AsSent.ofHub(fleet).isPresent();
    }

    private String replicas() {
        Deduplication way = receiver.deduplication();
        if (way instanceof Deduplication.Election election) {
            return "one of each `" + election.clusterLabel() + "` is elected by `" + election.replica()
                    + "`, and the label dropped";
        }
        if (way instanceof Deduplication.AtQuery atQuery) {
            return "queries leave `" + atQuery.replica() + "` out (`--query.replica-label`)";
        }
        return way instanceof Deduplication.EqualLabels
                ? "one sample in each interval is kept (`-dedup.minScrapeInterval`), so that replicas have equal labels"
                : "not made one; run one replica";
    }

    /** The sources of each tenant, where not all are of one. */
    private Map<String, List<String>> tenants() {
        Map<String, List<String>> tenants = new TreeMap<>();
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isEmpty()) {
                    AsSent.tenant(receiver, target)
                            .ifPresent(tenant -> tenants.computeIfAbsent(tenant, first -> new ArrayList<>())
                                    .add(source.name()));
                }
            }
        }
        return tenants;
    }

    private static String size(BodyLimit limit) {
        long bytes = limit.size().bytes();
        return (bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " B")
                + (limit.unpacked() ? " once unpacked" : " as it is sent") + "; what is larger is lost";
    }

    private static String code(URI address) {
        return "`" + address + "`";
    }

    private static void row(List<String> lines, String what, String here) {
        lines.add("| " + what + " | " + here.replace("|", "\\|") + " |");
    }
}
