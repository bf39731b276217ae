package io.promfleet.generator.render;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Alloy;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a collector has to do, in the words of Prometheus: the file that a Prometheus in agent mode would do the same by. What
 * collectors read is made of it.
 */
public final class CollectorConfiguration {
    /** Where Secrets and ConfigMaps are mounted. */
    static final String MOUNTS = "/etc/promfleet";

    /** What the Prometheus Operator says where nobody does. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Takes the name of an OAuth2 client from a file, which Prometheus does not. */
    private static final String CLIENT_ID = "client_id";

    private final FileDialect jobs;
    private final FileDialect targets;
    private final ReceiverAddress addresses;

    /**
     * The configurations of a fleet.
     *
     * @param fleet the fleet
     * @param collector what reads them, which may take more from files than Prometheus
     * @param findings where to report what a file cannot say
     */
    public CollectorConfiguration(Fleet fleet, Collector collector, Findings findings) {
        boolean alloy = collector instanceof Alloy;
        this.jobs = new FileDialect(MOUNTS, findings, key -> alloy);
        this.targets = collector instanceof OpenTelemetryCollector
                ? new FileDialect(MOUNTS, findings, CLIENT_ID::equals)
                : jobs;
        this.addresses = new ReceiverAddress(fleet);
    }

    /**
     * The file of one source.
     *
     * @param source the source
     * @param collector what runs in it
     * @return {@code global} with an interval and external labels, in which a dollar sign is no reference; {@code
     *     scrape_configs}, and {@code remote_write}
     */
    public MapNode of(Source source, Collector collector) {
        jobs.speakOf(source.path());
        targets.speakOf(source.path());
        Duration interval = collector.pod().scrapeInterval().orElse(INTERVAL);
        MapNode.Builder labels = MapNode.builder();
        Map<String, Origin> origins = Identity.origins(source);
        Identity.labels(source).forEach((name, value) -> labels.put(name, new TextNode(value), origins.get(name)));
        MapNode global = MapNode.builder()
                .put("scrape_interval", Units.prometheusDuration(interval))
                .put("external_labels", labels.build())
                .build();
        List<Node> scraped = new ArrayList<>();
        for (ScrapeJob job : collector.jobs(source)) {
            scraped.add(jobs.scrapeJob(job, List.of()));
        }
        List<Node> sent = new ArrayList<>();
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            URI url = addresses.of(source, remoteWrite);
            if (url != null) {
                sent.add(targets.remoteWrite(
                        addresses.asSent(source, remoteWrite), url, addresses.http(source, remoteWrite)));
            }
        }
        return MapNode.builder(new Origin(source.path(), source.declaredAt()))
                .put("global", global)
                .put("scrape_configs", new ListNode(scraped, null))
                .put("remote_write", new ListNode(sent, null))
                .build();
    }
}
