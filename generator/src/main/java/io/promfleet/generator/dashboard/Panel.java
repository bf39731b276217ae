package io.promfleet.generator.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * A panel of a dashboard.
 *
 * @param kind how it shows its series
 * @param title what it shows
 * @param description what it means, in a sentence
 * @param unit Grafana's name of the unit
 * @param width of 24 columns
 * @param alarm the value from which on a number is shown in red; not a number for none
 * @param queries what it asks for
 */
public record Panel(
        Kind kind, String title, String description, String unit, int width, double alarm, List<Query> queries) {
    /** How a panel shows its series. */
    public enum Kind {
        /** The newest value as one number. */
        NUMBER("stat", 4),
        /** Lines over time. */
        LINES("timeseries", 8),
        /** A row for each set of labels, a column for each query. */
        TABLE("table", 12);

        private final String type;
        private final int height;

        Kind(String type, int height) {
            this.type = type;
            this.height = height;
        }

        String type() {
            return type;
        }

        int height() {
            return height;
        }
    }

    /** Copies the list. */
    public Panel {
        queries = List.copyOf(queries);
    }

    static Panel number(String title, String description, String unit) {
        return new Panel(Kind.NUMBER, title, description, unit, 6, Double.NaN, List.of());
    }

    static Panel lines(String title, String description, String unit) {
        return new Panel(Kind.LINES, title, description, unit, 12, Double.NaN, List.of());
    }

    static Panel table(String title, String description) {
        return new Panel(Kind.TABLE, title, description, "none", 24, Double.NaN, List.of());
    }

    Panel query(String expression, String legend) {
        return with(new Query(expression, legend));
    }

    /** A column with a unit of its own. */
    Panel column(String expression, String name, String columnUnit) {
        return with(new Query(expression, name, columnUnit));
    }

    Panel alarmFrom(double value) {
        return new Panel(kind, title, description, unit, width, value, queries);
    }

    /** The panel with some of its queries. */
    Panel with(List<Query> some) {
        return new Panel(kind, title, description, unit, width, alarm, some);
    }

    private Panel with(Query query) {
        List<Query> all = new ArrayList<>(queries);
        all.add(query);
        return with(all);
    }
}
