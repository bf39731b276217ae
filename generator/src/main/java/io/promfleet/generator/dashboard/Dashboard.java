package io.promfleet.generator.dashboard;

import java.util.List;

/**
 * A dashboard.
 *
 * @param name the name of its file and object, and its {@code uid} behind {@code promfleet-}
 * @param title what Grafana calls it
 * @param clusters among which a choice is offered as the variable {@code cluster}; empty for no choice
 * @param panels what it shows, from left to right and then down
 */
public record Dashboard(String name, String title, List<String> clusters, List<Panel> panels) {
    /** Copies the lists. */
    public Dashboard {
        clusters = List.copyOf(clusters);
        panels = List.copyOf(panels);
    }

    /**
     * By what it is linked to, and stays the same dashboard when it changes.
     *
     * @return its {@code uid} in Grafana
     */
    public String uid() {
        return "promfleet-" + name;
    }

    /**
     * The dashboard as Grafana reads it.
     *
     * @return JSON of a {@code dashboard}, with a line feed at its end
     */
    public String json() {
        return DashboardJson.of(this);
    }

    /**
     * What its panels ask for.
     *
     * @return the expressions, with Grafana's variables in them
     */
    public List<String> expressions() {
        return panels.stream()
                .flatMap(panel -> panel.queries().stream())
                .map(Query::expression)
                .toList();
    }
}
