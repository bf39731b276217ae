package io.promfleet.verify;

import io.promfleet.finding.Location;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.render.ClusterCommands;
import io.promfleet.generator.render.LiveJob;
import io.promfleet.generator.render.ReceiverAddress;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.Source;
import io.promfleet.verify.Expected.Promise;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds what the hub shows of each cluster against what the cluster promises, and says why it may differ. */
final class ClusterJudge {
    private static final double AHEAD = 5;
    private static final double TWICE = 1.5;
    private static final int INTERVALS = 3;

    private final Fleet fleet;
    private final Map<String, Expected> expected;
    private final ClusterCommands commands;
    private final Seen seen;
    private final Receiver.@Nullable State receiver;
    private final double grace;
    private final List<Line> lines;
    // By the origin that a source promises: the cluster under which it shows up.
    private final Map<String, String> strayed = new TreeMap<>();

    ClusterJudge(
            Fleet fleet,
            Map<String, Expected> expected,
            Seen seen,
            Receiver.@Nullable State receiver,
            Duration grace,
            List<Line> lines) {
        this.fleet = fleet;
        this.expected = expected;
        this.commands = new ClusterCommands(fleet);
        this.seen = seen;
        this.receiver = receiver;
        this.grace = grace.toMillis() / 1000.0;
        this.lines = lines;
        for (Expected cluster : expected.values()) {
            for (Map<String, String> identity : seen.of(cluster.name()).identities) {
                String origin = identity.getOrDefault("origin_prometheus", "");
                if (!origin.equals(cluster.identity().get("origin_prometheus"))) {
                    strayed.putIfAbsent(origin, cluster.name());
                }
            }
        }
    }

    /** One cluster. */
    Row judge(Expected cluster) {
        int before = lines.size();
        Seen.OfCluster of = seen.of(cluster.name());
        identity(cluster, of);
        int arriving = 0;
        int declared = 0;
        if (!seen.answered(Question.UP)) {
            declared = (int) cluster.labels().stream()
                    .filter(job -> job.promise() == Promise.DECLARED)
                    .count();
            return row(cluster, of, 0, declared, before);
        }
        if (of.jobs.isEmpty()) {
            if (!cluster.labels().isEmpty()) {
                silent(cluster, of);
            }
        } else {
            ahead(cluster, of);
        }
        for (Expected.Job job : cluster.labels()) {
            Seen.Job found = of.jobs.get(job.label());
            boolean counts = job.promise() == Promise.DECLARED || (found != null && found.withoutUp);
            declared += counts ? 1 : 0;
            if (found != null) {
                arriving += counts && arrives(cluster, job, found, of) ? 1 : 0;
            } else if (!of.jobs.isEmpty()) {
                missing(cluster, job, of);
            }
        }
        if (!of.jobs.isEmpty()) {
            pools(cluster, of);
            behind(cluster, of);
            infos(cluster, of);
        }
        return row(cluster, of, arriving, declared, before);
    }

    private Row row(Expected cluster, Seen.OfCluster of, int arriving, int declared, int before) {
        int failed = 0;
        for (Line line : lines.subList(before, lines.size())) {
            failed += line.level() == Line.Level.FAILED ? 1 : 0;
        }
        return new Row(
                cluster.name(),
                cluster.way(),
                arriving,
                declared,
                seen.now - of.newest(),
                of.behind,
                cluster.flux() || of.flux > 0 ? (int) of.flux : -1,
                String.join(" ", of.kubernetes),
                failed,
                lines.size() - before - failed);
    }

    private void identity(Expected cluster, Seen.OfCluster of) {
        for (Map<String, String> identity : of.identities) {
            identity(cluster, identity, name -> Names.isPlain(name) || seen.anyNames);
        }
        for (Map<String, String> sample : of.samples) {
            identity(cluster, sample, name -> !Names.isPlain(name));
        }
    }

    private void identity(Expected cluster, Map<String, String> identity, Predicate<String> asked) {
        for (Map.Entry<String, String> promised : cluster.identity().entrySet()) {
            String name = promised.getKey();
            String value = identity.getOrDefault(name, "");
            if (asked.test(name) && !value.equals(promised.getValue())) {
                String carries = value.isEmpty() ? "no `" + name + "`" : "`" + name + "=\"" + value + "\"`";
                lines.add(Line.failed(
                                Check.IDENTITY,
                                cluster.cluster().path(),
                                cluster.name(),
                                "Series under `cluster=\"" + cluster.name() + "\"` carry " + carries
                                        + ", and the definition says `" + promised.getValue() + "`.")
                        .because(owner(name, value, cluster))
                        .then(externalLabels(ownerOf(name, value).orElse(cluster)))
                        .at(Optional.of(cluster.cluster().declaredAt())));
                return;
            }
        }
    }

    private Optional<Expected> ownerOf(String name, String value) {
        for (Expected other : expected.values()) {
            if (name.equals("origin_prometheus")
                    && value.equals(other.identity().get(name))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private String owner(String name, String value, Expected cluster) {
        Optional<Expected> owner = ownerOf(name, value);
        if (owner.isPresent()) {
            return "`" + value + "` is what `" + owner.get().name()
                    + "` is known by: its Prometheus runs with the label `cluster` of `" + cluster.name() + "`.";
        }
        return "What runs has other external labels than the definition; it was not rolled out, or is no part of this fleet.";
    }

    private String externalLabels(Expected cluster) {
        return cluster.source()
                        .filter(source -> source.approach() instanceof SendingApproach)
                        .isPresent()
                ? commands.release(cluster.cluster())
                : commands.targets(fleet.hub(), true);
    }

    private void silent(Expected cluster, Seen.OfCluster of) {
        double last = of.before.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
        boolean cut = cluster.labels().stream().allMatch(job -> job.promise() == Promise.CUT);
        if (of.others && !cut) {
            lines.add(Line.failed(
                            Check.CLUSTER,
                            cluster.cluster().path(),
                            cluster.name(),
                            "Series of `" + cluster.name() + "` arrive, and `up` of none of its jobs does.")
                    .because(
                            "The rules for what it sends drop `up`, as a list of what is kept does that does not name it.")
                    .then(cluster.source().map(commands::remoteWriteUrls).orElse(commands.targets(fleet.hub(), true)))
                    .at(Optional.of(cluster.cluster().declaredAt())));
            return;
        }
        if (of.others || (cut && !seen.answered(Question.OTHERS))) {
            lines.add(Line.warning(
                            Check.CLUSTER,
                            cluster.cluster().path(),
                            cluster.name(),
                            "Whether `" + cluster.name()
                                    + "` is alive cannot be told: its rules for what is sent drop `up` of every job.")
                    .because("The definition says so; see PF212.")
                    .at(Optional.of(cluster.cluster().declaredAt())));
            return;
        }
        lines.add(Line.failed(
                        Check.CLUSTER,
                        cluster.cluster().path(),
                        cluster.name(),
                        "Nothing of `" + cluster.name() + "` arrives; "
                                + (!Double.isNaN(last)
                                        ? "the last sample is " + Ages.of(seen.now - last) + " old."
                                        : seen.answered(Question.BEFORE)
                                                ? "nothing did within the last hour."
                                                : "when anything did was not answered."))
                .because(whySilent(cluster, last))
                .then(nextForSilent(cluster, last))
                .at(Optional.of(cluster.cluster().declaredAt())));
    }

    private String whySilent(Expected cluster, double last) {
        String under = strayed.get(cluster.identity().getOrDefault("origin_prometheus", ""));
        if (under != null) {
            return "Its series arrive under `cluster=\"" + under
                    + "\"`: its Prometheus runs with the external labels of `" + under + "`.";
        }
        if (cluster.source().isEmpty()) {
            return "The Prometheus of the hub does not scrape itself under this name; the address may be that of another Prometheus.";
        }
        Source source = cluster.source().get();
        if (!(source.approach() instanceof SendingApproach)) {
            return pulledIsMissing(cluster)
                    ? "The Prometheus of the hub does not have the jobs of this source yet; its release is not rolled out."
                    : "The Prometheus of the hub has the jobs of this source, and finds no target.";
        }
        if (receiver == Receiver.State.OFF) {
            return "The receiver of the hub is off, so nothing that is sent arrives.";
        }
        if (!seen.strangers.isEmpty()) {
            return "It may send under another name: `" + String.join("`, `", seen.strangers.keySet())
                    + "` arrives, which the fleet does not have.";
        }
        return Double.isNaN(last)
                ? "It is not rolled out, cannot reach the hub, or is refused there."
                : "It does not run any more, or cannot reach the hub since then.";
    }

    private boolean pulledIsMissing(Expected cluster) {
        Map<String, Double> pools = seen.of(fleet.hub().name()).pools;
        for (Expected.Job job : cluster.labels()) {
            for (LiveJob live : job.jobs()) {
                if (live.byHub() && pools.containsKey(live.pool())) {
                    return false;
                }
            }
        }
        return true;
    }

    private String nextForSilent(Expected cluster, double last) {
        Source source = cluster.source().orElse(null);
        if (source == null || !(source.approach() instanceof SendingApproach)) {
            return source != null && pulledIsMissing(cluster)
                    ? commands.release(fleet.hub())
                    : commands.targets(fleet.hub(), true);
        }
        if (receiver == Receiver.State.OFF) {
            return commands.receiverSwitch();
        }
        if (!Double.isNaN(last)) {
            return commands.logs(source);
        }
        for (RemoteWrite target : source.remoteWrites()) {
            URI url = new ReceiverAddress(fleet).of(source, target);
            if (target.url().isEmpty() && url != null) {
                return commands.reachHub(source, url);
            }
        }
        return commands.logs(source);
    }

    private boolean arrives(Expected cluster, Expected.Job job, Seen.Job found, Seen.OfCluster of) {
        String path = path(cluster, job.jobs());
        double interval = job.interval().toMillis() / 1000.0;
        double age = seen.now - found.newest;
        boolean fine = true;
        if (age > INTERVALS * interval + grace) {
            fine = false;
            lines.add(Line.failed(
                            Check.AGE,
                            path,
                            cluster.name(),
                            "The newest " + (found.withoutUp ? "sample" : "`up`") + " of the job " + job.title()
                                    + " of `" + cluster.name() + "` is "
                                    + Ages.of(age) + " old; it is scraped every "
                                    + Units.prometheusDuration(job.interval()) + ".")
                    .because(whyOld(of))
                    .then(commands.logs(cluster.cluster()))
                    .at(job.declaredAt()));
        }
        if (found.up < found.targets) {
            boolean all = found.up == 0;
            fine &= !all;
            lines.add(Line.of(
                            all ? Line.Level.FAILED : Line.Level.WARNING,
                            Check.TARGETS,
                            path,
                            cluster.name(),
                            (all
                                            ? (found.targets == 1
                                                    ? "The only target"
                                                    : "Each of " + found.targets + " targets")
                                            : Ages.count(found.targets - found.up, "target", "targets") + " of "
                                                    + found.targets)
                                    + " of the job " + job.title() + " of `" + cluster.name() + "` cannot be scraped.")
                    .because("What it exposes does not answer, or not to these credentials; `up` is 0.")
                    .then(commands.targets(cluster.cluster(), job.byHub()))
                    .at(job.declaredAt()));
        }
        if (!job.jobs().isEmpty() && found.samples > TWICE * (seen.window / interval + 1)) {
            lines.add(Line.failed(
                            Check.DOUBLE,
                            path,
                            cluster.name(),
                            "A series `up` of the job " + job.title() + " of `" + cluster.name() + "` got "
                                    + Ages.amount(found.samples) + " samples in " + Ages.of(seen.window)
                                    + ", where one server sends " + Ages.amount(Math.ceil(seen.window / interval))
                                    + ".")
                    .because(
                            "Two servers send with the labels of one: replicas without deduplication, or two clusters under one name.")
                    .then(commands.targets(cluster.cluster(), job.byHub()))
                    .at(job.declaredAt()));
        }
        return fine;
    }

    private String whyOld(Seen.OfCluster of) {
        if (of.behind > grace) {
            return "Its sender is " + Ages.of(of.behind) + " behind what it has scraped.";
        }
        return Double.isNaN(of.behind)
                ? "The way to the hub is slow or broken, or the clock there is behind."
                : "Its sender had nothing left to send: the clock there is behind, or it does not run any more.";
    }

    private void ahead(Expected cluster, Seen.OfCluster of) {
        if (of.ahead > AHEAD) {
            lines.add(Line.failed(
                            Check.CLOCK,
                            cluster.cluster().path(),
                            cluster.name(),
                            "Samples of `" + cluster.name() + "` are " + Ages.of(of.ahead)
                                    + " ahead of the clock of the hub.")
                    .because(
                            "The clock of the node that scrapes is wrong; the hub refuses what is more than ten minutes ahead.")
                    .then("On the node that runs it: timedatectl status")
                    .at(Optional.of(cluster.cluster().declaredAt())));
        }
    }

    private void missing(Expected cluster, Expected.Job job, Seen.OfCluster of) {
        if (job.promise() == Promise.OPEN || job.promise() == Promise.CUT) {
            if (job.promise() == Promise.CUT && !job.jobs().isEmpty()) {
                lines.add(Line.warning(
                                Check.UP,
                                path(cluster, job.jobs()),
                                cluster.name(),
                                "Whether the job " + job.title() + " of `" + cluster.name()
                                        + "` arrives cannot be told: the rules for what is sent drop its `up`, and nothing else of it"
                                        + " arrives.")
                        .because("The definition says so.")
                        .at(job.declaredAt()));
            }
            return;
        }
        Double last = of.before.get(job.label());
        Line.Level level = job.promise() == Promise.CHART ? Line.Level.WARNING : Line.Level.FAILED;
        Optional<Double> targets = targets(cluster, job);
        boolean none = targets.isPresent() && targets.get() == 0;
        TreeSet<String> instead = new TreeSet<>(of.undeclared);
        Line line = Line.of(
                        none ? Line.Level.WARNING : level,
                        Check.UP,
                        path(cluster, job.jobs()),
                        cluster.name(),
                        "No `up` of the job " + job.title() + " of `" + cluster.name() + "` arrives; "
                                + (last != null
                                        ? "the last one is " + Ages.of(seen.now - last) + " old."
                                        : seen.answered(Question.BEFORE)
                                                ? "none did within the last hour."
                                                : "how old the last one is was not answered."))
                .at(job.declaredAt());
        String server = job.byHub() ? "The Prometheus of the hub" : "Its Prometheus";
        if (none) {
            line = line.because(server + " has the job and finds no target.")
                    .then(commands.targets(cluster.cluster(), job.byHub()));
        } else if (targets.isPresent() && targets.get() > 0) {
            line = line.because(
                            server + " has " + Ages.count(Math.round(targets.get()), "target", "targets")
                                    + " for the job: rules set another label `job` than the definition, or drop `up` on its way.")
                    .then(commands.targets(cluster.cluster(), job.byHub()));
        } else if (job.promise() == Promise.CHART) {
            line = line.because("The chart brings it along: it is not installed, or values switch it off or rename it.")
                    .then(commands.release(cluster.cluster()));
        } else if (!instead.isEmpty()) {
            line = line.because(
                            "`" + String.join("`, `", instead)
                                    + "` arrives, which the definition does not declare: the job was renamed, and this is not rolled out.")
                    .then(rollout(cluster, job));
        } else if (hasPools(cluster, job)) {
            line = line.because(server + " does not have the job: what the definition says is not rolled out.")
                    .then(rollout(cluster, job));
        } else {
            line = line.because("The job is not rolled out, finds no target, or its `up` is dropped on its way.")
                    .then(commands.targets(cluster.cluster(), job.byHub()));
        }
        lines.add(line);
    }

    private String rollout(Expected cluster, Expected.Job job) {
        Source source = cluster.source().orElse(null);
        if (job.byHub() || source == null) {
            return commands.release(fleet.hub());
        }
        return source.hasPrometheus() ? commands.release(source) : commands.notReady(source);
    }

    /** How many targets the server has for a job; empty where it does not say. */
    private Optional<Double> targets(Expected cluster, Expected.Job job) {
        Map<String, Double> pools = seen.of(job.byHub() ? fleet.hub().name() : cluster.name()).pools;
        double sum = 0;
        boolean said = false;
        for (LiveJob live : job.jobs()) {
            Double targets = pools.get(live.pool());
            if (targets != null) {
                said = true;
                sum += targets;
            }
        }
        return said ? Optional.of(sum) : Optional.empty();
    }

    private boolean hasPools(Expected cluster, Expected.Job job) {
        return !seen.of(job.byHub() ? fleet.hub().name() : cluster.name()).pools.isEmpty();
    }

    /** Jobs that share a label with others, and those that have none of their own, are known by their pools alone. */
    private void pools(Expected cluster, Seen.OfCluster of) {
        List<LiveJob> hidden = new ArrayList<>(cluster.unnamed());
        for (Expected.Job job : cluster.labels()) {
            if (job.jobs().size() > 1 && of.jobs.containsKey(job.label())) {
                hidden.addAll(job.jobs());
            }
        }
        for (LiveJob job : hidden) {
            Map<String, Double> pools = seen.of(job.byHub() ? fleet.hub().name() : cluster.name()).pools;
            if (!pools.isEmpty() && !pools.containsKey(job.pool())) {
                lines.add(Line.failed(
                                Check.UP,
                                path(cluster, List.of(job)),
                                cluster.name(),
                                "The server that should scrape the job `" + job.name() + "` of `" + cluster.name()
                                        + "` does not have it.")
                        .because("What the definition says is not rolled out.")
                        .then(rollout(cluster, new Expected.Job(job.name(), Promise.DECLARED, List.of(job))))
                        .at(Optional.of(job.job().declaredAt())));
            }
        }
    }

    private void behind(Expected cluster, Seen.OfCluster of) {
        if (cluster.source().isPresent() && of.behind > grace) {
            lines.add(Line.failed(
                            Check.DELAY,
                            cluster.cluster().path(),
                            cluster.name(),
                            "The sender of `" + cluster.name() + "` is " + Ages.of(of.behind)
                                    + " behind what it has scraped.")
                    .because("It was cut off and catches up, or the hub or its own queue is too slow for it.")
                    .then(commands.logs(cluster.cluster()))
                    .at(Optional.of(cluster.cluster().declaredAt())));
        }
    }

    private void infos(Expected cluster, Seen.OfCluster of) {
        Optional<Location> place = Optional.of(cluster.cluster().declaredAt());
        if (!seen.answered(Question.INFOS)) {
            return;
        }
        if (cluster.flux() && of.flux == 0) {
            lines.add(Line.failed(
                            Check.FLUX,
                            cluster.cluster().path(),
                            cluster.name(),
                            "No `gotk_resource_info` of `" + cluster.name() + "` arrives, and Flux is declared there.")
                    .because(
                            "kube-state-metrics does not run there, may not read the objects of Flux, or there are none.")
                    .then(commands.release(cluster.cluster()))
                    .at(place));
        }
        if (cluster.kubernetes() && of.kubernetes.isEmpty()) {
            lines.add(Line.warning(
                            Check.KUBERNETES,
                            cluster.cluster().path(),
                            cluster.name(),
                            "No `kubernetes_build_info` of `" + cluster.name() + "` arrives.")
                    .because("Neither API server nor kubelets are scraped there, or their series are dropped.")
                    .then(commands.targets(
                            cluster.cluster(),
                            cluster.source().filter(Source::isScrapedInside).isEmpty()))
                    .at(place));
        }
    }

    private static String path(Expected cluster, List<LiveJob> jobs) {
        return jobs.isEmpty()
                ? cluster.cluster().path()
                : cluster.cluster().path() + " > scrapeJob(" + jobs.get(0).name() + ")";
    }
}
