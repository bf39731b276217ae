package io.promfleet.acceptance.collect;

import io.promfleet.model.ScrapeJob;
import io.promfleet.relabel.LabelSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a scrape makes of a line of a target's page, before any rule. */
final class Sample {
    private Sample() {}

    /** Labels of the page and of the target, the one that loses under a name of its own. */
    static LabelSet of(ScrapeJob job, LabelSet target, LabelSet line) {
        boolean pageWins = job.honorLabels().orElse(false);
        Map<String, String> labels = new LinkedHashMap<>(pageWins ? target.asMap() : line.asMap());
        (pageWins ? line : target).forEach((name, value) -> {
            String other = labels.put(name, value);
            if (!pageWins && other != null) {
                labels.put("exported_" + name, other);
            }
        });
        labels.values().removeIf(String::isEmpty);
        return LabelSet.of(labels);
    }
}
