package io.promfleet.verify;

import io.promfleet.finding.Location;
import io.promfleet.generator.render.LiveJob;
import io.promfleet.model.Cluster;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster of the fleet promises to show at the hub.
 *
 * @param cluster the cluster
 * @param way how its series get there, in a word or two
 * @param identity the labels that tell its series from others'
 * @param labels the jobs by the label of their series; more than one job can have one label
 * @param unnamed declared jobs whose targets themselves say the label
 * @param flux whether {@code gotk_resource_info} is promised
 * @param kubernetes whether {@code kubernetes_build_info} is promised
 */
record Expected(
        Cluster cluster,
        String way,
        Map<String, String> identity,
        List<Job> labels,
        List<LiveJob> unnamed,
        boolean flux,
        boolean kubernetes) {

    /** How sure it is that {@code up} of a job arrives. */
    enum Promise {
        /** The definition declares the job. */
        DECLARED,
        /** The chart brings the job along. */
        CHART,
        /** Only what selectors fetch arrives, and this is not among it, or not for sure. */
        OPEN,
        /** Rules for what is sent drop it. */
        CUT
    }

    /**
     * The series {@code up} with one label {@code job}.
     *
     * @param label the value of the label
     * @param promise whether they must be there
     * @param jobs the declared jobs behind them; none for what the chart brings along
     */
    record Job(String label, Promise promise, List<LiveJob> jobs) {
        /** Whether its {@code up} must be there. */
        boolean isPromised() {
            return promise == Promise.DECLARED || promise == Promise.CHART;
        }

        boolean byHub() {
            return !jobs.isEmpty() && jobs.get(0).byHub();
        }

        /** How often its targets are scraped, the slowest of several jobs. */
        Duration interval() {
            Duration slowest = Duration.ZERO;
            for (LiveJob job : jobs) {
                slowest = job.interval().compareTo(slowest) > 0 ? job.interval() : slowest;
            }
            return slowest.isZero() ? Duration.ofSeconds(30) : slowest;
        }

        Optional<Location> declaredAt() {
            return jobs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(jobs.get(0).job().declaredAt());
        }

        /** What a person knows it as. */
        String title() {
            List<String> names = new ArrayList<>();
            jobs.forEach(job -> names.add(job.name()));
            return names.isEmpty() || (names.size() == 1 && names.get(0).equals(label))
                    ? "`" + label + "`"
                    : "`" + label + "` (`" + String.join("`, `", names) + "`)";
        }
    }

    String name() {
        return cluster.name();
    }

    Optional<Source> source() {
        return cluster instanceof Source source ? Optional.of(source) : Optional.empty();
    }

    Optional<Job> job(String label) {
        for (Job job : labels) {
            if (job.label().equals(label)) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }
}
