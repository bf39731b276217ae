package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.pitfall.IdentityRules;
import io.promfleet.generator.pitfall.KnownRegexes;
import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.Label;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import io.promfleet.model.StaticTargets;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * PF105 and PF106: rules that touch the identity labels. Write relabelling runs after the external labels were added and
 * can destroy them; a target's or series' own label wins over the external one.
 */
final class IdentitySurvives implements FleetCheck {
    private static final String SET_BY_JOB = "PF105";

    @Override
    public void check(Fleet fleet, Findings findings) {
        KnownRegexes regexes = new KnownRegexes();
        // The same rules stand in many sources: each is looked at once, and only rules that are at fault are told
        // apart.
        IdentityHashMap<RelabelRules, Boolean> harmless = new IdentityHashMap<>();
        for (Source source : fleet.sources()) {
            for (RemoteWrite remoteWrite : source.remoteWrites()) {
                if (remoteWrite.url().isEmpty()) {
                    checkWrite(source, remoteWrite, regexes, harmless, findings);
                }
            }
            checkJobs("source(" + source.name() + ")", source, harmless, findings);
        }
        checkJobs("hub(" + fleet.hub().name() + ")", fleet.hub(), harmless, findings);
    }

    private static void checkWrite(
            Source source,
            RemoteWrite remoteWrite,
            KnownRegexes regexes,
            IdentityHashMap<RelabelRules, Boolean> harmless,
            Findings findings) {
        if (harmless.containsKey(remoteWrite.writeRelabels())) {
            return;
        }
        boolean fault = IdentityRules.check(
                "source(" + source.name() + ") > remoteWrite(" + remoteWrite.name() + ") > writeRelabel",
                remoteWrite.writeRelabels(),
                IdentityRules.IDENTITY,
                regexes,
                findings);
        if (!fault) {
            harmless.put(remoteWrite.writeRelabels(), true);
        }
    }

    private static void checkJobs(
            String path, Cluster cluster, IdentityHashMap<RelabelRules, Boolean> harmless, Findings findings) {
        for (ScrapeJob job : cluster.scrapeJobs()) {
            String jobPath = path + " > scrapeJob(" + job.name() + ")";
            checkJob(jobPath, job.relabels(), "relabel", harmless, findings);
            checkJob(jobPath, job.metricRelabels(), "metricRelabel", harmless, findings);
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof StaticTargets targets) {
                    checkTargets(jobPath, targets, findings);
                }
            }
        }
    }

    private static void checkTargets(String jobPath, StaticTargets targets, Findings findings) {
        for (Label label : targets.labels()) {
            if (IdentityRules.IDENTITY.contains(label.name())) {
                findings.add(new Finding(
                        SET_BY_JOB,
                        Severity.WARNING,
                        jobPath + " > targets",
                        label.declaredAt(),
                        "The targets get the label `" + label.name()
                                + "`, and a label of the series wins over the fleet's.",
                        "Leave the label out, or choose another name.",
                        List.of()));
            }
        }
    }

    private static void checkJob(
            String jobPath,
            RelabelRules rules,
            String step,
            IdentityHashMap<RelabelRules, Boolean> harmless,
            Findings findings) {
        if (rules.isEmpty() || harmless.containsKey(rules)) {
            return;
        }
        boolean fault = false;
        for (RelabelRule rule : rules.rules()) {
            String target = RuleParts.target(rule);
            if (target != null && IdentityRules.IDENTITY.contains(target)) {
                fault = true;
                Location location = rule.declaredAt();
                findings.add(new Finding(
                        SET_BY_JOB,
                        Severity.WARNING,
                        jobPath + " > " + step,
                        location,
                        "The rule sets `" + target + "`, and a label of the series wins over the fleet's.",
                        "Leave the rule out, or choose another label.",
                        List.of()));
            }
        }
        if (!fault) {
            harmless.put(rules, true);
        }
    }
}
