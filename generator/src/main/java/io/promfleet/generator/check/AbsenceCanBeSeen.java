package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.NearestNames;
import io.promfleet.finding.Severity;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.generator.target.UpAtTheHub;
import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.Label;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * PF801: nothing on the hub notices that a cluster goes quiet. PF811: nothing notices that a job goes away, because the hub never
 * sees {@code up} of the job under its name; or an exception is made for a job that nobody declares.
 */
final class AbsenceCanBeSeen implements FleetCheck {
    private static final String UNWATCHED = "PF801";
    private static final String ID = "PF811";

    @Override
    public void check(Fleet fleet, Findings findings) {
        HubAlerts alerts = fleet.hub().alerts().orElse(null);
        if (alerts == null) {
            if (!fleet.sources().isEmpty()) {
                findings.add(new Finding(
                        UNWATCHED,
                        Severity.WARNING,
                        fleet.hub().path(),
                        fleet.hub().calls().of("withoutAlerts", fleet.hub().declaredAt()),
                        "No alert of the hub notices that one of its clusters goes quiet.",
                        "Leave `withoutAlerts` out, or suppress this finding and say in its reason what notices it instead.",
                        List.of()));
            }
            return;
        }
        Set<String> mayBeEmpty = new HashSet<>();
        alerts.mayBeEmpty().forEach(job -> mayBeEmpty.add(job.name()));
        Set<String> declared = new TreeSet<>();
        UpAtTheHub up = new UpAtTheHub();
        FinalLabels labels = new FinalLabels();
        for (Source source : fleet.sources()) {
            boolean blind = UpReachesTheHub.dropsAll(source, labels); // which is reported already
            for (ScrapeJob job : source.scrapeJobs()) {
                declared.add(job.name());
                if (!blind && !mayBeEmpty.contains(job.name())) {
                    up.hidden(source, job).ifPresent(because -> report(source, job, because, findings));
                }
            }
        }
        for (Label job : alerts.mayBeEmpty()) {
            if (!declared.contains(job.name())) {
                List<String> near = NearestNames.best(NearestNames.of(job.name(), declared));
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        fleet.hub().path() + " > alerts",
                        job.declaredAt(),
                        "No source has a job `" + job.name() + "`.",
                        near.isEmpty() ? "Leave the call out." : NearestNames.question(near),
                        List.of()));
            }
        }
    }

    private static void report(Source source, ScrapeJob job, String because, Findings findings) {
        findings.add(new Finding(
                ID,
                Severity.WARNING,
                source.path() + " > scrapeJob(" + job.name() + ")",
                job.declaredAt(),
                "No alert notices that `" + job.name() + "` goes away, because " + because + ".",
                "Let `up` of the job through under its own name, or say `mayBeEmpty(\"" + job.name()
                        + "\")` in `hub.alerts`.",
                List.of()));
    }
}
