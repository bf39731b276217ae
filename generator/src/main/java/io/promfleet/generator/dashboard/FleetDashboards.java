package io.promfleet.generator.dashboard;

import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dashboards of a fleet: one over all clusters, a page for the sources, and one on Flux. Sources of which the same series arrive
 * share a page, on which one of them is chosen, so that their number does not grow with that of alike clusters.
 */
public final class FleetDashboards {
    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final int NAMED = 3;

    private final Fleet fleet;
    private final Delivery delivery;

    /**
     * The dashboards of a fleet.
     *
     * @param fleet the fleet
     * @param delivery what arrives of it, which is asked for every panel
     */
    public FleetDashboards(Fleet fleet, Delivery delivery) {
        this.fleet = fleet;
        this.delivery = delivery;
    }

    /**
     * All of them.
     *
     * @return in the order in which they are read; none without sources
     */
    public List<Dashboard> all() {
        if (fleet.sources().isEmpty()) {
            return List.of();
        }
        List<Dashboard> all = new ArrayList<>();
        long quiet =
                fleet.hub().alerts().map(HubAlerts::quietAfter).orElse(QUIET).toSeconds();
        all.add(new Dashboard("fleet-overview", "Fleet / Overview", List.of(), arriving(overview(fleet, quiet))));
        all.addAll(pages(quiet));
        List<Panel> flux = arriving(FluxPanels.all());
        if (!flux.isEmpty()) {
            all.add(new Dashboard("fleet-flux", "Fleet / Flux", List.of(), flux));
        }
        return all;
    }

    private List<Panel> arriving(List<Panel> panels) {
        List<Panel> arriving = new ArrayList<>();
        for (Panel panel : panels) {
            add(panel, panel.queries().stream().filter(delivery::fromAny).toList(), arriving);
        }
        return arriving;
    }

    private static void add(Panel panel, List<Query> queries, List<Panel> panels) {
        if (!queries.isEmpty()) {
            panels.add(panel.with(queries));
        }
    }

    /** One page for all sources of which the same arrives, in the order of their first. */
    private List<Dashboard> pages(long quiet) {
        List<Panel> panels = SourcePanels.all(quiet);
        Map<List<Panel>, List<String>> clusters = new LinkedHashMap<>();
        for (Source source : fleet.sources()) {
            List<Panel> own = new ArrayList<>();
            for (Panel panel : panels) {
                add(
                        panel,
                        panel.queries().stream()
                                .filter(query -> delivery.from(source, query))
                                .toList(),
                        own);
            }
            clusters.computeIfAbsent(own, first -> new ArrayList<>()).add(source.name());
        }
        List<Dashboard> pages = new ArrayList<>();
        clusters.forEach((shown, names) -> {
            // By number, as the names of clusters are longer than an identifier in Grafana may be.
            String name = pages.isEmpty() ? "fleet-sources" : "fleet-sources-" + (pages.size() + 1);
            pages.add(new Dashboard(name, "Fleet / " + title(names), names, shown));
        });
        return pages;
    }

    private static String title(List<String> clusters) {
        return clusters.size() <= NAMED
                ? String.join(", ", clusters)
                : clusters.get(0) + " and " + (clusters.size() - 1) + " more";
    }

    private static List<Panel> overview(Fleet fleet, long quiet) {
        OverviewPanels panels = new OverviewPanels(fleet.hub().name(), quiet);
        List<Panel> all = new ArrayList<>(panels.ofClusters());
        if (fleet.hub().receiver().isPrometheus()) {
            all.addAll(panels.ofReceiver());
        }
        return all;
    }
}
