package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.NearestNames;
import io.promfleet.finding.Severity;
import io.promfleet.generator.target.JobLabel;
import io.promfleet.model.Fleet;
import io.promfleet.model.Label;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SilenceAlerts;
import io.promfleet.model.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * PF811: an alert on the absence of a job that would fire for ever, because the hub never sees {@code up} of the job under its name,
 * or that nobody declares.
 */
final class AbsenceCanBeSeen implements FleetCheck {
    private static final String ID = "PF811";

    @Override
    public void check(Fleet fleet, Findings findings) {
        SilenceAlerts alerts = fleet.hub().silenceAlerts().orElse(null);
        if (alerts == null) {
            return;
        }
        Set<String> mayBeEmpty = new HashSet<>();
        alerts.mayBeEmpty().forEach(job -> mayBeEmpty.add(job.name()));
        Set<String> declared = new TreeSet<>();
        FinalLabels labels = new FinalLabels();
        for (Source source : fleet.sources()) {
            for (ScrapeJob job : source.scrapeJobs()) {
                declared.add(job.name());
                if (mayBeEmpty.contains(job.name())) {
                    continue;
                }
                Optional<String> label = JobLabel.of(job);
                if (label.isEmpty()) {
                    report(source, job, "its rules take the label `job` from the target", findings);
                } else if (!arrives(source, label.get(), labels)) {
                    report(source, job, "the rules for what is sent drop or rename its `up`", findings);
                }
            }
        }
        for (Label job : alerts.mayBeEmpty()) {
            if (!declared.contains(job.name())) {
                List<String> near = NearestNames.best(NearestNames.of(job.name(), declared));
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        fleet.hub().path() + " > silenceAlerts",
                        job.declaredAt(),
                        "No source has a job `" + job.name() + "`.",
                        near.isEmpty() ? "Leave the call out." : NearestNames.question(near),
                        List.of()));
            }
        }
    }

    /** Whether some way to the hub lets {@code up} of the job through, under the names of job and cluster. */
    private static boolean arrives(Source source, String job, FinalLabels labels) {
        boolean sends = false;
        for (RemoteWrite target : source.remoteWrites()) {
            if (target.url().isEmpty()) {
                sends = true;
                if (target.writeRelabels().isEmpty()) {
                    return true;
                }
                Map<String, String> up = Map.of("__name__", "up", "job", job, "instance", "10.0.0.1:9090");
                boolean same = labels.series(source, target.writeRelabels(), up)
                        .map(sent -> job.equals(sent.get("job"))
                                && source.name().equals(sent.get("cluster"))
                                && "up".equals(sent.get("__name__")))
                        .orElse(false);
                if (same) {
                    return true;
                }
            }
        }
        return !sends; // the hub scrapes it
    }

    private static void report(Source source, ScrapeJob job, String because, Findings findings) {
        findings.add(new Finding(
                ID,
                Severity.ERROR,
                source.path() + " > scrapeJob(" + job.name() + ")",
                job.declaredAt(),
                "The alert on the absence of `" + job.name() + "` would fire for ever, because " + because + ".",
                "Let `up` of the job through under its own name, or say `mayBeEmpty(\"" + job.name()
                        + "\")` of the alerts.",
                List.of()));
    }
}
