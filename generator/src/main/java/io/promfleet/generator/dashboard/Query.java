package io.promfleet.generator.dashboard;

/**
 * What a panel asks Prometheus for.
 *
 * @param expression the expression, with Grafana's variables in it
 * @param legend what the series are called; the name of the column in a table
 * @param unit Grafana's name of the unit of a column; empty for the panel's own
 */
public record Query(String expression, String legend, String unit) {
    Query(String expression, String legend) {
        this(expression, legend, "");
    }
}
