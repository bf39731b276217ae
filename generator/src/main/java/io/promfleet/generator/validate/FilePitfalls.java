package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.pitfall.BlindRules;
import io.promfleet.generator.pitfall.FederatedEverything;
import io.promfleet.generator.pitfall.IdentityRules;
import io.promfleet.generator.pitfall.KnownRegexes;
import io.promfleet.generator.pitfall.RelabelPitfalls;
import io.promfleet.generator.pitfall.SameSeries;
import io.promfleet.generator.pitfall.ShardCapacity;
import io.promfleet.generator.pitfall.Transport;
import io.promfleet.generator.pitfall.WriteAddress;
import io.promfleet.generator.read.CredentialForm;
import io.promfleet.generator.read.PrometheusNodes;
import io.promfleet.generator.read.RelabelNodes;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus loads of a file and means otherwise than it looks, by the same checks as for a fleet, where one file is enough
 * to see it. A job or a remote write that Prometheus refuses is left out, and the others are looked at. What an error of a
 * definition is, is a warning here: Prometheus loads the file.
 */
final class FilePitfalls {
    // What the reader refuses, so that there is no model of it.
    private static final Set<String> REFUSED =
            Set.of("PF301", "PF330", "PF331", "PF332", "PF333", "PF339", "PF602", "PF604");
    // The same for values of the chart, of which the rest has nothing to do with the list.
    private static final String OF_VALUES = "PF609";
    private static final Set<String> UNREADABLE = Set.of("PF051", "PF052", "PF053", "PF054");
    // Within a cluster, or in a network of somebody's own.
    private static final Pattern NEAR = Pattern.compile(
            "localhost|[^.]+(?:\\.[^.]+)?|[0-9.]+|\\[.*|.*\\.svc(?:\\..*)?|.*\\.(?:local|internal|lan|localhost)\\.?",
            Pattern.CASE_INSENSITIVE);

    private final Findings loaded = new Findings();
    private final List<FilePosition> refused = new ArrayList<>();
    private final Set<Location> refusedValues = new HashSet<>();
    private final PrometheusNodes nodes = new PrometheusNodes(CredentialForm.AS_IT_STANDS);
    private final RelabelPitfalls relabels;
    private final KnownRegexes regexes = new KnownRegexes();
    private final LiteralCredentials credentials;
    private final boolean converted;
    private boolean unreadable;

    /**
     * Checks of one document.
     *
     * @param findings what was found of it so far
     * @param converted whether the document becomes a definition, which says by itself what only concerns definitions and fleets
     */
    static FilePitfalls ofFile(Findings findings, boolean converted) {
        return new FilePitfalls(findings, converted, false);
    }

    /**
     * Checks of what the Prometheus Operator makes of a resource.
     *
     * @param findings what was found of it so far
     * @param converted whether it becomes a definition
     */
    static FilePitfalls ofOperator(Findings findings, boolean converted) {
        return new FilePitfalls(findings, converted, true);
    }

    private FilePitfalls(Findings findings, boolean converted, boolean ofOperator) {
        this.converted = converted;
        this.relabels = converted ? RelabelPitfalls.ofConverted(loaded) : RelabelPitfalls.ofFiles(loaded);
        this.credentials = new LiteralCredentials(loaded, ofOperator);
        for (Finding finding : findings.sorted()) {
            if (finding.severity() == Severity.ERROR) {
                unreadable |= UNREADABLE.contains(finding.id());
                if (finding.id().equals(OF_VALUES)) {
                    refusedValues.add(finding.location());
                }
                if (REFUSED.contains(finding.id()) && finding.location() instanceof FilePosition place) {
                    refused.add(place);
                }
            }
        }
    }

    /**
     * What was found.
     *
     * @return warnings and information
     */
    Findings warnings() {
        Findings warnings = new Findings();
        for (Finding finding : loaded.sorted()) {
            warnings.add(finding.severity() == Severity.ERROR ? finding.with(Severity.WARNING) : finding);
        }
        return warnings;
    }

    /** Looks at jobs, as Prometheus has them. */
    void jobs(@Nullable Node list) {
        for (MapNode node : sound(list)) {
            for (ScrapeJob job : nodes.scrapeJobs(ListNode.of(node))) {
                relabels.job(() -> "job(" + job.name() + ")", job);
                if (!converted
                        && node.get("metrics_path") instanceof TextNode path
                        && path.value().endsWith("/federate")) {
                    federation(
                            "job(" + job.name() + ")", node, job.honorLabels().orElse(false));
                }
            }
            if (!converted) {
                credentials.client(node);
            }
        }
    }

    private void federation(String path, MapNode job, boolean honorLabels) {
        Location place = location(job.entryOrigin(job.indexOf("metrics_path")));
        MapNode params = job.get("params") instanceof MapNode said ? said : MapNode.EMPTY;
        Location asked = params.size() == 0 ? place : location(job.entryOrigin(job.indexOf("params")));
        FederatedEverything.checkJob(path, place, asked, honorLabels, ListNode.texts(params.get("match[]")), loaded);
    }

    /**
     * Looks at remote writes, as Prometheus has them.
     *
     * @param list the list
     * @param externalLabels those that the sender has
     * @param agent whether the sender is an agent, of whose series only the receiver sees anything
     */
    void remoteWrites(@Nullable Node list, Set<String> externalLabels, boolean agent) {
        List<String> identity =
                IdentityRules.IDENTITY.stream().filter(externalLabels::contains).toList();
        Map<URI, RemoteWrite> byAddress = new HashMap<>();
        List<RemoteWrite> all = new ArrayList<>();
        for (MapNode node : sound(list)) {
            for (RemoteWrite write : nodes.remoteWrites(ListNode.of(node))) {
                all.add(write);
                String path = "remoteWrite(" + write.name() + ")";
                relabels.write(() -> path, write);
                if (!converted) {
                    IdentityRules.check(path + " > writeRelabel", write.writeRelabels(), identity, regexes, loaded);
                    write.queue()
                            .ifPresent(queue -> ShardCapacity.check(path + " > queue", capacity(node), queue, loaded));
                    write.url().ifPresent(url -> address(path, node, write, url, byAddress));
                    credentials.client(node);
                }
            }
        }
        if (!converted && list instanceof ListNode said && said.items().size() == all.size()) {
            BlindRules.check(all, agent, regexes, loaded);
        }
    }

    /** Looks at Alertmanagers. */
    void alertmanagers(@Nullable Node list) {
        for (MapNode alertmanager : converted ? List.<MapNode>of() : sound(list)) {
            credentials.client(alertmanager);
        }
    }

    /** Looks at the alerts of a configuration. */
    void alerts(MapNode config) {
        if (!converted && !unreadable && refused.isEmpty()) {
            ReplicasInAlerts.check(config, loaded);
        }
    }

    /** Looks at rules by themselves. */
    void rules(ListNode list) {
        for (MapNode rule : converted ? List.<MapNode>of() : sound(list)) {
            relabels.rules(RelabelNodes.rules(ListNode.of(rule)));
        }
    }

    private void address(String path, MapNode node, RemoteWrite write, URI url, Map<URI, RemoteWrite> byAddress) {
        Location place = location(node.valueOrigin(node.indexOf("url")));
        String host = url.getHost() == null ? "" : url.getHost();
        boolean credential = write.http().authentication().isPresent() || url.getRawUserInfo() != null;
        if (!host.isEmpty() && !NEAR.matcher(host).matches()) {
            if (credential) {
                Transport.check(path, place, url, true, write.http().tls(), loaded);
            }
            // Beside Prometheus may run an adapter that somebody wrote, at whatever address.
            WriteAddress.check(path, place, url, loaded);
        } else if (url.isOpaque()) { // a host and its port alone, of which the host looks like a scheme
            WriteAddress.check(path, place, url, loaded);
        }
        RemoteWrite first = byAddress.putIfAbsent(url, write);
        // Who sends to another tenant says so with a header or an account.
        if (first != null
                && first.headers().equals(write.headers())
                && first.http().equals(write.http())
                && SameSeries.overlap(first, write)) {
            loaded.add(SameSeries.finding(
                    path, write.declaredAt(), "This target", "one address", "another target", first.declaredAt()));
        }
    }

    private static Location capacity(MapNode write) {
        if (write.get("queue_config") instanceof MapNode queue) {
            for (String key : List.of("capacity", "max_samples_per_send")) {
                if (queue.indexOf(key) >= 0) {
                    return location(queue.entryOrigin(queue.indexOf(key)));
                }
            }
        }
        return location(write.origin());
    }

    /** The items in which nothing was refused. */
    private List<MapNode> sound(@Nullable Node list) {
        List<MapNode> sound = new ArrayList<>();
        if (list instanceof ListNode items && !unreadable) {
            List<Location> starts = new ArrayList<>();
            for (int i = 0; i < items.items().size(); i++) {
                starts.add(location(items.itemOrigin(i)));
            }
            Set<Location> broken = new HashSet<>();
            for (FilePosition place : refused) {
                Location holder = holder(starts, place);
                if (holder != null) {
                    broken.add(holder);
                }
            }
            for (int i = 0; i < items.items().size(); i++) {
                if (items.items().get(i) instanceof MapNode map
                        && (refused.isEmpty() || !broken.contains(starts.get(i)))
                        && (refusedValues.isEmpty() || !holdsRefused(map))) {
                    sound.add(map);
                }
            }
        }
        return sound;
    }

    /** Whether a value in a node is one that was refused. */
    private boolean holdsRefused(@Nullable Node node) {
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (refusedValues.contains(location(map.valueOrigin(i)))
                        || refusedValues.contains(location(map.entryOrigin(i)))
                        || holdsRefused(map.value(i))) {
                    return true;
                }
            }
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (refusedValues.contains(location(list.itemOrigin(i)))
                        || holdsRefused(list.items().get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The start of the item in which a place is, or after which it is. */
    private static @Nullable Location holder(List<Location> starts, FilePosition place) {
        FilePosition last = null;
        for (Location start : starts) {
            if (start instanceof FilePosition here
                    && here.file().equals(place.file())
                    && !isBefore(place, here)
                    && (last == null || !isBefore(here, last))) {
                last = here;
            }
        }
        return last;
    }

    private static boolean isBefore(FilePosition one, FilePosition other) {
        return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
    }

    private static Location location(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }
}
