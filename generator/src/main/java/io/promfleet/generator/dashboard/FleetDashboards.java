package io.promfleet.generator.dashboard;

import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The dashboards of a fleet: one over all clusters, a page for the sources, and one on Flux. Sources of which the same series arrive
 * share a page, on which one of them is chosen, so that their number does not grow with that of alike clusters.
 */
public final class FleetDashboards {
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final Delivery delivery;

    /**
     * The dashboards of a fleet.
     *
     * @param fleet the fleet
     */
    public FleetDashboards(Fleet fleet) {
        this.fleet = fleet;
        this.delivery = new Delivery(fleet);
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
        all.add(new Dashboard(
                "fleet-overview",
                "Fleet / Overview",
                List.of(),
                arriving(new OverviewPanels(fleet.hub().name(), quiet).all())));
        pages(quiet).forEach((name, page) -> all.add(page));
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

    /** By name: one page for all sources of a way of which the same arrives. */
    private Map<String, Dashboard> pages(long quiet) {
        List<Panel> panels = SourcePanels.all(quiet);
        Map<String, Map<List<Panel>, List<String>>> clusters = new TreeMap<>();
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
            clusters.computeIfAbsent(source.approach().call(), first -> new LinkedHashMap<>())
                    .computeIfAbsent(own, first -> new ArrayList<>())
                    .add(source.name());
        }
        Map<String, Dashboard> pages = new LinkedHashMap<>();
        clusters.forEach((call, byPanels) -> {
            int number = 0;
            for (Map.Entry<List<Panel>, List<String>> page : byPanels.entrySet()) {
                number++;
                String way = SourcePanels.title(call);
                String name = "fleet-" + way.toLowerCase(Locale.ROOT).replace(' ', '-');
                if (number > 1) {
                    name += "-" + number;
                    way += " " + number;
                }
                pages.put(name, new Dashboard(name, "Fleet / " + way, page.getValue(), page.getKey()));
            }
        });
        return pages;
    }
}
