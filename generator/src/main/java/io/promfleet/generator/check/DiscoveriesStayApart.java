package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Cluster;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.Fleet;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.Replace;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Uppercase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * PF511 where two jobs of a cluster ask Kubernetes for the same objects, and no rule keeps what they find apart: one takes all of it,
 * or both choose by the same rules. What only shows when discovery runs is not looked for.
 */
final class DiscoveriesStayApart implements FleetCheck {
    private static final String ID = "PF511";
    private static final String INTERNAL = "__";

    /** A job with what it asks Kubernetes for. */
    private record Asking(ScrapeJob job, KubernetesDiscovery discovery) {}

    @Override
    public void check(Fleet fleet, Findings findings) {
        check(fleet.hub(), findings);
        fleet.sources().forEach(source -> check(source, findings));
    }

    private static void check(Cluster cluster, Findings findings) {
        List<Asking> before = new ArrayList<>(0);
        for (ScrapeJob job : cluster.scrapeJobs()) {
            List<Asking> own = new ArrayList<>(1);
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery kubernetes) {
                    own.add(new Asking(job, kubernetes));
                }
            }
            for (Asking asking : own) {
                Asking first = before.stream()
                        .filter(known -> meet(known, asking))
                        .findFirst()
                        .orElse(null);
                if (first != null) {
                    report(cluster, asking.job, first.job, findings);
                    break;
                }
            }
            before.addAll(own);
        }
    }

    private static boolean meet(Asking one, Asking other) {
        return findTheSame(one.discovery, other.discovery)
                && sameRequests(one.job, other.job)
                && nothingBetween(
                        one.job.relabels().rules(), other.job.relabels().rules());
    }

    private static boolean findTheSame(KubernetesDiscovery one, KubernetesDiscovery other) {
        return one.role() == other.role()
                && one.settings().equals(other.settings())
                && one.http().equals(other.http())
                && one.ownNamespace().equals(other.ownNamespace())
                && (one.namespaces().isEmpty()
                        || other.namespaces().isEmpty()
                        || !Collections.disjoint(one.namespaces(), other.namespaces()))
                && (one.selectors().isEmpty()
                        || other.selectors().isEmpty()
                        || one.selectors().equals(other.selectors()));
    }

    private static boolean sameRequests(ScrapeJob one, ScrapeJob other) {
        return one.metricsPath().equals(other.metricsPath())
                && one.scheme().equals(other.scheme())
                && one.params().equals(other.params());
    }

    private static boolean nothingBetween(List<RelabelRule> one, List<RelabelRule> other) {
        if (one.equals(other)) {
            return true;
        }
        boolean clear = one.stream().noneMatch(DiscoveriesStayApart::sendsElsewhere)
                && other.stream().noneMatch(DiscoveriesStayApart::sendsElsewhere);
        return clear
                && (one.stream().noneMatch(DiscoveriesStayApart::chooses)
                        || other.stream().noneMatch(DiscoveriesStayApart::chooses));
    }

    private static boolean chooses(RelabelRule rule) {
        return rule instanceof Keep || rule instanceof Drop || rule instanceof KeepEqual || rule instanceof DropEqual;
    }

    /** Whether a rule may change what is asked of a target, or adds a label that tells its series apart. */
    private static boolean sendsElsewhere(RelabelRule rule) {
        if (rule instanceof Replace replace) {
            return replace.targetLabel().startsWith(INTERNAL)
                    || replace.sourceLabels().isEmpty();
        }
        if (rule instanceof LabelMap map) {
            return map.replacement().orElse("").startsWith(INTERNAL);
        }
        return rule instanceof LabelDrop
                || rule instanceof LabelKeep
                || (rule instanceof Lowercase lower && lower.targetLabel().startsWith(INTERNAL))
                || (rule instanceof Uppercase upper && upper.targetLabel().startsWith(INTERNAL))
                || (rule instanceof HashMod hash && hash.targetLabel().startsWith(INTERNAL));
    }

    private static void report(Cluster cluster, ScrapeJob job, ScrapeJob first, Findings findings) {
        findings.add(new Finding(
                ID,
                Severity.WARNING,
                cluster.path() + " > scrapeJob(" + job.name() + ")",
                job.declaredAt(),
                "The job finds in Kubernetes what the job `" + first.name()
                        + "` finds too, so that the hub has all its series twice.",
                "Let the rules of one leave out what the other keeps, or suppress this where it is meant.",
                List.of(new Finding.Related("first declared here", first.declaredAt()))));
    }
}
