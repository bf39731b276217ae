package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.closure.Arrival;
import io.promfleet.generator.closure.Arrival.Answer;
import io.promfleet.generator.closure.Loss;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.pitfall.SaidRule;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PF213: series, or labels of them, that the user's rules and dashboards on the hub ask for and that are lost on the way from the sources. */
final class SeriesArrive {
    private static final String ID = "PF213";
    private static final int NAMED = 3;

    private final Fleet fleet;
    private final Arrival arrival;
    private final Findings findings;

    SeriesArrive(Fleet fleet, Findings findings) {
        this.fleet = fleet;
        this.arrival = new Arrival(ClusterVersions.of(fleet, fleet.hub()).prometheus());
        this.findings = findings;
    }

    /**
     * Who asks for series.
     *
     * @param name the name of a rule, or of a panel
     * @param path the model path
     * @param declaredAt where it was said
     */
    record Asker(String name, String path, Location declaredAt) {
        static Asker of(SaidRule rule) {
            return new Asker(rule.name(), rule.path(), rule.declaredAt());
        }
    }

    /**
     * Looks at what is asked for.
     *
     * @param asked the series, with who asks for them first
     */
    void check(Map<AskedSeries, Asker> asked) {
        asked.forEach(this::check);
    }

    private void check(AskedSeries asked, Asker asker) {
        int arrives = 0;
        List<Source> without = new ArrayList<>();
        Loss loss = null;
        boolean fetched = true;
        for (Source source : fleet.sources()) {
            Answer answer = arrival.of(source, asked);
            if (answer instanceof Answer.Arrives) {
                arrives++;
            } else if (!(answer instanceof Answer.NotThere)) {
                without.add(source);
                if (answer instanceof Answer.Lost lost
                        && (loss == null || loss.label().isEmpty())) {
                    loss = lost.by();
                }
                fetched &= !(answer instanceof Answer.NotFetched);
            }
        }
        if (without.isEmpty()) {
            return;
        }
        String what = loss != null && loss.label().isPresent()
                ? "`" + loss.label().get() + "` of `" + asked.metric() + "`"
                : "`" + asked.metric() + "`";
        findings.add(new Finding(
                ID,
                arrives == 0 ? Severity.WARNING : Severity.INFO,
                asker.path(),
                asker.declaredAt(),
                "`" + asker.name() + "` asks for " + what + ", which " + by(arrives, without) + ".",
                hint(asked, loss, fetched),
                related(loss)));
    }

    private static String by(int arrives, List<Source> without) {
        if (arrives == 0) {
            return without.size() == 1
                    ? "does not arrive from `" + without.get(0).name() + "`"
                    : "does not arrive from any of the " + without.size() + " sources that could have it";
        }
        StringBuilder names = new StringBuilder();
        for (Source source : without.subList(0, Math.min(NAMED, without.size()))) {
            names.append(names.isEmpty() ? "`" : ", `").append(source.name()).append('`');
        }
        if (without.size() > NAMED) {
            names.append(" and ").append(without.size() - NAMED).append(" more");
        }
        return "does not arrive from " + names + ", and from the others does";
    }

    private static String hint(AskedSeries asked, @Nullable Loss loss, boolean fetched) {
        if (loss == null && !fetched) {
            return "Let a selector of the federation take `" + asked.metric() + "`.";
        }
        Optional<String> label = loss == null ? Optional.empty() : loss.label();
        return label.map(name -> "Leave `" + name + "` on it, or do not ask for that label.")
                .orElse("Let the rule that drops it keep `" + asked.metric() + "`.");
    }

    private static List<Finding.Related> related(@Nullable Loss loss) {
        return loss == null
                ? List.of()
                : List.of(new Finding.Related("lost here", loss.rule().declaredAt()));
    }
}
