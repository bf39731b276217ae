package io.promfleet.generator.closure;

import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.generator.target.JobLabel;
import io.promfleet.model.Collector;
import io.promfleet.model.Fetching;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All ways from a source to the hub. Many sources of a fleet have equal ones, so that what was found out for one holds for all.
 *
 * @param all the ways, without repetition
 * @param external the labels of the cluster that a rule for what is sent looks at; mostly none
 */
record Ways(Set<Way> all, Map<String, String> external) {
    static Ways of(Source source) {
        Set<Way> all = new LinkedHashSet<>();
        Map<String, String> external = new TreeMap<>();
        for (Fetching fetching : source.fetchings()) {
            if (fetching instanceof Fetching.Scraped scraped) {
                scraped.way().monitors().forEach(job -> all.add(fetched(job)));
                scraped.jobs().forEach(job -> all.add(fetched(job)));
            } else if (fetching instanceof Fetching.Discovered discovered) {
                discovered.jobs().forEach(job -> all.add(fetched(job)));
            } else if (fetching instanceof Fetching.Federated federated) {
                addInside(source, RelabelRules.NONE, federated.federation().matches(), all);
            }
        }
        for (RemoteWrite write : source.remoteWrites()) {
            if (write.url().isEmpty()) {
                addInside(source, write.writeRelabels(), List.of(), all);
                read(write.writeRelabels(), source.labelsAtTheHub(), external);
            }
        }
        return new Ways(all, external);
    }

    private static Way fetched(ScrapeJob job) {
        return new Way(JobLabel.of(job), job.metricRelabels(), RelabelRules.NONE, List.of());
    }

    private static void addInside(Source source, RelabelRules sent, List<String> matches, Set<Way> all) {
        if (source.hasPrometheus()) {
            // Monitors of the chart and of others, and what rules record.
            all.add(new Way(Optional.empty(), RelabelRules.NONE, sent, matches));
        }
        List<ScrapeJob> jobs =
                source.approach() instanceof Collector collector ? collector.jobs(source) : source.jobsOfApproach();
        for (ScrapeJob job : jobs) {
            all.add(new Way(JobLabel.of(job), job.metricRelabels(), sent, matches));
        }
    }

    private static void read(RelabelRules rules, Map<String, String> labels, Map<String, String> external) {
        for (RelabelRule rule : rules.rules()) {
            for (String label : RuleParts.sourceLabels(rule)) {
                String value = labels.get(label);
                if (value != null) {
                    external.put(label, value);
                }
            }
        }
    }
}
