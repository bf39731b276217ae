package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PF040: names that are legal by themselves but meet in the tree or on the hub. */
final class Folders implements FleetCheck {
    private static final String ID = "PF040";
    private static final Set<String> SYSTEM = Set.of("default", "kube-node-lease", "kube-public", "kube-system");

    @Override
    public void check(Fleet fleet, Findings findings) {
        if (fleet.hub().name().equals("clusters")) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    "hub(clusters)",
                    fleet.hub().declaredAt(),
                    "The hub's name `clusters` is the folder of what Flux starts from.",
                    "Give the hub another name.",
                    List.of()));
        }
        if (isSomebodyElses(fleet.namespace(), fleet)) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    "hub(" + fleet.hub().name() + ")",
                    fleet.hub().declaredAt(),
                    "The namespace `" + fleet.namespace() + "` belongs to Kubernetes or Flux.",
                    "Give the fleet one of its own with `fleet.namespace`.",
                    List.of()));
        }
        if (fleet.flux().layout() != FluxLayout.HUB_MANAGES_SOURCES) {
            for (Source source : fleet.sources()) {
                if (source.name().equals("clusters")) {
                    findings.add(new Finding(
                            ID,
                            Severity.ERROR,
                            "source(clusters)",
                            source.declaredAt(),
                            "The source's name `clusters` is the folder of what Flux starts from.",
                            "Give the source another name.",
                            List.of()));
                }
            }
            return;
        }
        Map<String, Location> taken = new HashMap<>();
        taken.put(fleet.namespace(), fleet.hub().declaredAt());
        taken.put(fleet.flux().namespace(), fleet.flux().declaredAt());
        Set<String> names = new HashSet<>();
        for (Source source : fleet.sources()) {
            if (!names.add(source.name())) {
                continue; // the second of one name was reported as such
            }
            if (SYSTEM.contains(source.hubNamespace())) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        "source(" + source.name() + ")",
                        source.declaredAt(),
                        "The namespace `" + source.hubNamespace() + "` on the hub belongs to Kubernetes.",
                        "Give the source one of its own with `hubNamespace`.",
                        List.of()));
                continue;
            }
            Location first = taken.putIfAbsent(source.hubNamespace(), source.declaredAt());
            if (first != null) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        "source(" + source.name() + ")",
                        source.declaredAt(),
                        "The namespace `" + source.hubNamespace() + "` on the hub is taken.",
                        "Give the source one of its own with `hubNamespace`.",
                        List.of(new Finding.Related("taken here", first))));
            }
        }
    }

    /** Whether the fleet would make itself the owner of a namespace that was there before it. */
    private static boolean isSomebodyElses(String namespace, Fleet fleet) {
        return SYSTEM.contains(namespace) || namespace.equals(fleet.flux().namespace());
    }
}
