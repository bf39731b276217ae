package io.promfleet.verify;

import io.promfleet.finding.Location;
import io.promfleet.generator.render.ClusterCommands;
import io.promfleet.generator.render.ReceiverAddress;
import io.promfleet.model.Fleet;
import io.promfleet.model.LateSamples;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import io.promfleet.verify.SenderLook.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what the Prometheus of a source says of its remote write against what the source promises. */
final class SenderJudge {
    private static final double SKEW = 5;

    private final Fleet fleet;
    private final ClusterCommands commands;
    private final Receiver.@Nullable State receiver;
    private final double grace;
    private final List<Line> lines;

    SenderJudge(Fleet fleet, Receiver.@Nullable State receiver, Duration grace, List<Line> lines) {
        this.fleet = fleet;
        this.commands = new ClusterCommands(fleet);
        this.receiver = receiver;
        this.grace = grace.toMillis() / 1000.0;
        this.lines = lines;
    }

    void unreachable(Source source, NoAnswer answer) {
        lines.add(
                line(source, false, "The Prometheus of `" + source.name() + "` cannot be asked. " + answer.getMessage())
                        .then(commands.targets(source, false).replace("/targets", "")));
    }

    void overheard(Source source) {
        lines.add(line(
                        source,
                        true,
                        "The credentials for the Prometheus of `" + source.name()
                                + "` go over the network as they are.")
                .then("Use an `https` address, or a port-forward."));
    }

    List<SenderRow> judge(SenderLook look, double hubAhead) {
        Source source = look.source();
        clock(source, look.ahead() - hubAhead);
        List<Target> targets = look.targets();
        List<SenderRow> rows = new ArrayList<>();
        if (targets.isEmpty()) {
            lines.add(line(source, false, "The Prometheus of `" + source.name() + "` sends to nobody.")
                    .because("Its remote write is not rolled out, or the address is that of another Prometheus.")
                    .then(commands.remoteWriteUrls(source)));
            return rows;
        }
        addresses(source, targets);
        for (Target target : targets) {
            rows.add(target.row());
            judge(source, target);
        }
        return rows;
    }

    private void clock(Source source, double ahead) {
        if (Math.abs(ahead) > SKEW) {
            lines.add(Line.failed(
                            Check.CLOCK,
                            source.path(),
                            source.name(),
                            "The clock of the Prometheus of `" + source.name() + "` is " + Ages.of(Math.abs(ahead))
                                    + (ahead > 0 ? " ahead of" : " behind") + " that of the hub.")
                    .because("The clock of one of the two nodes is wrong.")
                    .then("On the node that runs it: timedatectl status")
                    .at(Optional.of(source.declaredAt())));
        }
    }

    private void addresses(Source source, List<Target> targets) {
        ReceiverAddress addresses = new ReceiverAddress(fleet);
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            URI promised = addresses.of(source, remoteWrite);
            if (promised != null && targets.stream().noneMatch(target -> isAt(target, promised))) {
                List<String> urls = new ArrayList<>();
                targets.forEach(target -> urls.add("`" + target.url() + "`"));
                lines.add(line(
                                source,
                                false,
                                "The Prometheus of `" + source.name() + "` sends to " + String.join(" and ", urls)
                                        + ", and the definition says `" + promised + "`.")
                        .because("What the definition says is not rolled out.")
                        .then(commands.remoteWriteUrls(source))
                        .at(Optional.of(remoteWrite.declaredAt())));
            }
        }
    }

    private static boolean isAt(Target target, URI promised) {
        // Where it does not say the address, there is nothing to compare.
        return target.url().isEmpty() || target.url().equals(promised.toString());
    }

    private void judge(Source source, Target target) {
        SenderRow row = target.row();
        String to = "`" + row.target() + "`";
        if (row.failed() > 0) {
            lines.add(line(
                            source,
                            false,
                            "`" + source.name() + "` gives up " + Ages.amount(row.failed()) + " samples a second for "
                                    + to + ": they are lost.")
                    .because(whyRefused())
                    .then(commands.logs(source)));
        } else if (target.failedBefore() > 0) {
            lines.add(line(
                            source,
                            true,
                            "`" + source.name() + "` gave up " + Ages.amount(target.failedBefore()) + " samples for "
                                    + to + " since it started, and none now.")
                    .because(
                            "The hub refused them for good: out of order, too old, or with other credentials at the time.")
                    .then(commands.logs(source)));
        }
        if (row.retried() > 0) {
            lines.add(line(
                            source,
                            false,
                            "`" + source.name() + "` sends " + Ages.amount(row.retried()) + " samples a second to " + to
                                    + " again, and " + Ages.amount(row.pending()) + " wait.")
                    .because(
                            "It cannot reach the hub, or the hub is overloaded; nothing is lost as long as its log holds it.")
                    .then(reach(source)));
        }
        if (row.dropped() > 0) {
            lines.add(line(
                            source,
                            false,
                            "`" + source.name() + "` drops " + Ages.amount(row.dropped()) + " samples a second for "
                                    + to + " without sending them.")
                    .because(
                            "They are older than `sampleAgeLimit` allows, or belong to series that it lost with its log.")
                    .then(commands.logs(source)));
        }
        boolean behind = row.behind() > grace;
        if (target.desired() > row.shardsMax()) {
            lines.add(line(
                            source,
                            !behind,
                            "`" + source.name() + "` sends to " + to + " with all " + Ages.amount(row.shardsMax())
                                    + " shards that it may have, and would need "
                                    + Ages.amount(Math.ceil(target.desired())) + ".")
                    .because("The queue is too small for what it scrapes, or the hub answers too slowly.")
                    .then("Raise `maxShards` or `maxSamplesPerSend` in `queue` of the remote write, or send less.")
                    .at(queue(source)));
        }
        if (behind) {
            lines.add(line(
                            source,
                            false,
                            "`" + source.name() + "` is " + Ages.of(row.behind()) + " behind with what it sends to "
                                    + to
                                    + (row.segments() > 0
                                            ? ", and has " + Ages.count(row.segments(), "segment", "segments")
                                                    + " of its write-ahead log to read."
                                            : "."))
                    .because("It was cut off and catches up, or is too slow; its log holds about "
                            + Ages.of((double) LateSamples.sent(fleet).toSeconds()) + ", and what is older is lost.")
                    .then(commands.logs(source)));
        }
    }

    private String whyRefused() {
        if (receiver == Receiver.State.OFF) {
            return "The receiver of the hub is off and answers 404, which no sender tries again.";
        }
        return "The hub refuses them: 400 for series that another server sends too or that are too old, 401 or 403 for credentials, 404"
                + " for a wrong path.";
    }

    private String reach(Source source) {
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            URI url = new ReceiverAddress(fleet).of(source, remoteWrite);
            if (url != null) {
                return commands.reachHub(source, url);
            }
        }
        return commands.logs(source);
    }

    private static Optional<Location> queue(Source source) {
        return source.remoteWrites().isEmpty()
                ? Optional.empty()
                : Optional.of(source.remoteWrites().get(0).declaredAt());
    }

    private static Line line(Source source, boolean warning, String message) {
        return Line.of(
                        warning ? Line.Level.WARNING : Line.Level.FAILED,
                        Check.SENDER,
                        source.path() + " > remoteWrite",
                        source.name(),
                        message)
                .at(Optional.of(source.declaredAt()));
    }
}
