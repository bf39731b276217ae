package io.promfleet.acceptance.collect;

import io.promfleet.generator.target.TargetOutcome;
import io.promfleet.generator.target.TargetPhase;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.Label;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.StaticTargets;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a Prometheus with some jobs sends of the small world, and where it gets it from. */
final class CollectedByPrometheus {
    private static final Surroundings WORLD = new World();

    private final SortedSet<String> sent = new TreeSet<>();
    private final SortedSet<String> scraped = new TreeSet<>();

    CollectedByPrometheus(List<ScrapeJob> jobs, Map<String, String> externalLabels, RemoteWrite target) {
        Relabelling write = Relabelling.of(target.writeRelabels());
        for (ScrapeJob job : jobs) {
            TargetPhase phase = TargetPhase.of(job, PrometheusVersion.NEWEST);
            Relabelling metrics = Relabelling.of(job.metricRelabels());
            for (LabelSet found : found(job)) {
                if (phase.outcome(found, LabelSet.EMPTY) instanceof TargetOutcome.Scraped target0) {
                    scraped.add(address(target0.labels()));
                    LabelSet own = target0.seriesLabels();
                    WORLD.lines()
                            .forEach(line -> metrics.apply(Sample.of(job, own, line))
                                    .ifPresent(series -> send(series, externalLabels, write)));
                    Surroundings.REPORTS.forEach(report -> send(Sample.of(NO_JOB, own, report), externalLabels, write));
                }
            }
        }
    }

    /** Reports never bring labels that could win. */
    static final ScrapeJob NO_JOB = Jobs.plain("none");

    private void send(LabelSet series, Map<String, String> externalLabels, Relabelling write) {
        LabelSet all = series;
        for (Map.Entry<String, String> label : externalLabels.entrySet()) {
            all = all.contains(label.getKey()) ? all : all.with(label.getKey(), label.getValue());
        }
        Optional<LabelSet> left = write.apply(all);
        left.ifPresent(labels -> sent.add(labels.toString()));
    }

    static String address(LabelSet target) {
        return target.get("__scheme__") + "://" + target.get("__address__") + target.get("__metrics_path__") + "?"
                + target.get("__param_match") + " every " + target.get("__scrape_interval__") + " within "
                + target.get("__scrape_timeout__");
    }

    private static List<LabelSet> found(ScrapeJob job) {
        List<LabelSet> found = new ArrayList<>();
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof KubernetesDiscovery kubernetes) {
                found.addAll(WORLD.discover(
                        kubernetes.role().name().toLowerCase(Locale.ROOT), List.copyOf(kubernetes.namespaces())));
            } else if (discovery instanceof StaticTargets statics) {
                for (String address : statics.targets()) {
                    LabelSet labels = LabelSet.of("__address__", address);
                    for (Label label : statics.labels()) {
                        labels = labels.with(label.name(), label.value());
                    }
                    found.add(labels);
                }
            }
        }
        return found;
    }

    SortedSet<String> sent() {
        return sent;
    }

    SortedSet<String> scraped() {
        return scraped;
    }
}
