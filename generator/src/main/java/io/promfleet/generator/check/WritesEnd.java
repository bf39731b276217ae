package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF311: remote writes that lead back to where they came from. What a cluster is reached at is known of the hub, which says it, and
 * of a source whose chart values say its {@code externalUrl}; what the hub writes is known from its chart values. Every sample on
 * such a way is written again and again, until a receiver refuses it as older than what it has.
 */
final class WritesEnd implements FleetCheck {
    private static final String ID = "PF311";
    private static final String SPEC = "prometheusSpec";

    /** A remote write from one cluster of the fleet to another, or to itself. */
    private record Write(Cluster from, Cluster to, String path, Location place, String address) {}

    @Override
    public void check(Fleet fleet, Findings findings) {
        Map<String, List<Write>> writes = writes(fleet);
        for (List<Write> ofOne : writes.values()) {
            for (Write write : ofOne) {
                // Every cycle goes through a write that is not a source's to its own hub, and is reported there.
                boolean usual = write.from instanceof Source && write.to instanceof Hub;
                if (!usual) {
                    wayBack(write, writes).ifPresent(way -> report(write, way, findings));
                }
            }
        }
    }

    private static Map<String, List<Write>> writes(Fleet fleet) {
        HubAddress hub = new HubAddress(fleet);
        Map<String, Cluster> receivers = new HashMap<>();
        for (Source source : fleet.sources()) {
            String external = SaidValues.text(source, "prometheus", SPEC, "externalUrl");
            if (external != null && SaidValues.is(source, true, "prometheus", SPEC, "enableRemoteWriteReceiver")) {
                uri(external).ifPresent(address -> receivers.put(HubAddress.receiverAt(address), source));
            }
        }
        Map<String, List<Write>> writes = new LinkedHashMap<>();
        String path = "hub(" + fleet.hub().name() + ")";
        for (String key : List.of("remoteWrite", "additionalRemoteWrite")) {
            ChartValue said = SaidValues.by(fleet.hub(), "prometheus", SPEC, key);
            if (said != null && SaidValues.at(fleet.hub(), "prometheus", SPEC, key) instanceof ListValue list) {
                for (Target target : targets(list, said.declaredAt())) {
                    URI address = target.address;
                    Cluster to = hub.isReachedBy(address) || hub.isOfOwnCluster(address)
                            ? fleet.hub()
                            : receivers.get(HubAddress.plain(address));
                    add(
                            fleet.hub(),
                            to,
                            path + " > value(" + String.join(".", said.path()) + ")",
                            target.place,
                            address,
                            writes);
                }
            }
        }
        for (Source source : fleet.sources()) {
            for (RemoteWrite write : source.remoteWrites()) {
                URI address = write.url().orElse(null);
                Cluster to = address == null || hub.isReachedBy(address)
                        ? fleet.hub()
                        : receivers.get(HubAddress.plain(address));
                add(
                        source,
                        to,
                        "source(" + source.name() + ") > remoteWrite(" + write.name() + ")",
                        write.declaredAt(),
                        address,
                        writes);
            }
        }
        return writes;
    }

    private static void add(
            Cluster from,
            @Nullable Cluster to,
            String path,
            Location place,
            @Nullable URI address,
            Map<String, List<Write>> writes) {
        if (to != null) {
            writes.computeIfAbsent(from.name(), cluster -> new ArrayList<>(1))
                    .add(new Write(from, to, path, place, address == null ? "" : address.toString()));
        }
    }

    /** An address in a list of remote writes among chart values. */
    private record Target(URI address, Location place) {}

    private static List<Target> targets(ListValue list, Location whole) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof ObjectValue object && object.value("url") instanceof TextValue text) {
                Location place =
                        list.declaredAt().isEmpty() ? whole : list.declaredAt().get(i);
                uri(text.value()).ifPresent(address -> targets.add(new Target(address, place)));
            }
        }
        return targets;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // reported by the schemas
        }
    }

    /** The writes by which what one write sends comes back to its sender; the shortest way. */
    private static Optional<List<Write>> wayBack(Write write, Map<String, List<Write>> writes) {
        Deque<List<Write>> ways = new ArrayDeque<>(List.of(List.of(write)));
        Set<String> seen = new HashSet<>();
        while (!ways.isEmpty()) {
            List<Write> way = ways.remove();
            Cluster at = way.get(way.size() - 1).to;
            if (at.name().equals(write.from.name())) {
                return Optional.of(way);
            }
            if (seen.add(at.name())) {
                for (Write next : writes.getOrDefault(at.name(), List.of())) {
                    List<Write> longer = new ArrayList<>(way);
                    longer.add(next);
                    ways.add(longer);
                }
            }
        }
        return Optional.empty();
    }

    private static void report(Write write, List<Write> way, Findings findings) {
        StringBuilder names = new StringBuilder("`" + write.from.name() + "`");
        List<Finding.Related> related = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Write step = way.get(i);
            names.append(" to `").append(step.to.name()).append('`');
            if (i > 0) {
                related.add(new Finding.Related("goes on here", step.place));
            }
        }
        findings.add(new Finding(
                ID,
                Severity.ERROR,
                write.path,
                write.place,
                "Samples sent to `" + write.address + "` come back to their sender, from " + names + ".",
                "Leave this remote write out, or send to a receiver that does not send back.",
                related));
    }
}
