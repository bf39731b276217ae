package io.promfleet.generator.render;

import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A drawing in Mermaid of who sends to whom and who fetches from whom; sources that go one way are one box where there are many. */
final class TopologyDiagram {
    private static final int MOST_DRAWN = 20;

    private final Fleet fleet;

    TopologyDiagram(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Its lines; none for a fleet without sources. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (fleet.sources().isEmpty()) {
            return lines;
        }
        lines.add("```mermaid");
        lines.add("flowchart LR");
        lines.add("  hub([\"hub " + fleet.hub().name() + "\"])");
        if (fleet.sources().size() <= MOST_DRAWN) {
            int number = 0;
            for (Source source : fleet.sources()) {
                draw(lines, "s" + number, source.name(), arrows(source));
                number++;
            }
        } else {
            Map<List<String>, Integer> ways = new LinkedHashMap<>();
            fleet.sources().forEach(source -> ways.merge(arrows(source), 1, Integer::sum));
            ways.forEach((arrows, count) -> draw(lines, "s" + lines.size(), count + " sources", arrows));
        }
        lines.add("```");
        lines.add("");
        return lines;
    }

    private static void draw(List<String> lines, String box, String label, List<String> arrows) {
        lines.add("  " + box + "[\"" + label + "\"]");
        for (String arrow : arrows) {
            lines.add("  " + arrow.replace("source", box));
        }
    }

    private static List<String> arrows(Source source) {
        List<String> arrows = new ArrayList<>(2);
        if (source.approach() instanceof SendingApproach) {
            arrows.add("source -->|remote write| hub");
        }
        for (Fetching fetching : source.fetchings()) {
            arrows.add(
                    fetching instanceof Fetching.Federated ? "hub -->|federates| source" : "hub -->|scrapes| source");
        }
        return arrows;
    }
}
