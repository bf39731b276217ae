package io.promfleet.verify;

import io.promfleet.finding.Malformed;
import io.promfleet.generator.format.DurationText;
import io.promfleet.model.Fleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a running fleet and says what is not as its definition promises. Asks the hub a number of questions that does not depend on
 * the size of the fleet, and each source that is named for two pages. Not thread-safe.
 */
public final class Verifier implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Fleet fleet;
    private final VerifySettings settings;
    private final PrometheusApi hub;
    private final Map<String, Expected> expected;
    // Asked until it is there: each question is a refused request that the hub counts.
    private @Nullable Receiver receiver;

    /**
     * For one fleet.
     *
     * @param fleet the fleet
     * @param settings what is looked at
     * @throws IllegalArgumentException if a sender is named that the fleet does not have; the message is a sentence for the user
     */
    public Verifier(Fleet fleet, VerifySettings settings) {
        this.fleet = fleet;
        this.settings = settings;
        for (String name : settings.senders().keySet()) {
            if (fleet.sources().stream().noneMatch(source -> source.name().equals(name))) {
                throw new IllegalArgumentException("The fleet has no source `" + name + "`.");
            }
        }
        this.expected = new Expectations(fleet).clusters();
        this.hub = new PrometheusApi(settings.hub(), settings.access(), settings.timeout());
    }

    /**
     * Looks until everything is there, or the time is over.
     *
     * @param most how long; the last look may go on for longer
     * @param progress gets a line after each look that found something missing
     * @return the last look
     */
    public Verification await(Duration most, Consumer<String> progress) {
        long end = System.nanoTime() + most.toNanos();
        Verification last = look();
        while (!last.isFine() && System.nanoTime() < end) {
            long left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
            progress.accept(progress(last) + "; " + Ages.of((double) left) + " left");
            if (!sleep(Duration.ofNanos(Math.min(BETWEEN_LOOKS.toNanos(), Math.max(end - System.nanoTime(), 1))))) {
                return last;
            }
            last = look();
        }
        return last;
    }

    private static String progress(Verification last) {
        if (last.rows().isEmpty()) {
            return "waiting: " + last.lines().get(0).message();
        }
        int clusters = 0;
        int arriving = 0;
        int declared = 0;
        for (Row row : last.rows()) {
            clusters += row.failed() == 0 ? 1 : 0;
            arriving += row.arriving();
            declared += row.declared();
        }
        return "waiting: " + clusters + " of " + Ages.count(last.rows().size(), "cluster", "clusters")
                + " as promised, " + arriving + " of " + Ages.count(declared, "job", "jobs") + " there";
    }

    /**
     * Looks once.
     *
     * @return what was seen
     */
    public Verification look() {
        List<Line> lines = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<SenderRow> senders = new ArrayList<>();
        String version = "";
        HubJudge judge = new HubJudge(fleet, lines);
        if (hub.web().isOverheard()) {
            lines.add(Line.warning(
                            Check.HUB,
                            fleet.hub().path(),
                            fleet.hub().name(),
                            "The credentials for the hub go over the network as they are.")
                    .then("Use an `https` address, or a port-forward."));
        }
        Receiver.State state = null;
        double ahead = Double.NaN;
        Seen seen = new Seen();
        try {
            seen.now = hub.clock();
            ahead = seen.now - System.currentTimeMillis() / 1000.0;
            Asker asker = new Asker(seen);
            HubItself itself = new HubItself(hub);
            asker.ask(Question.VERSION, itself::askVersion);
            asker.ask(Question.FLAGS, itself::askFlags);
            asker.ask(Question.CONFIGURATION, itself::askConfiguration);
            version = itself.version();
            judge.itself(itself, seen);
            asker.ask(Question.RECEIVER, () -> receiver(judge));
            state = receiver == null ? null : receiver.state();
            seen.lookback = lookback(itself.flags());
            new HubLook(hub, expected, fleet.hub().name()).look(seen, itself.quotesNames());
            judge.unanswered(seen);
            judge.refusals(seen);
            judge.strangers(seen);
            ClusterJudge clusters = new ClusterJudge(fleet, expected, seen, state, settings.grace(), lines);
            for (Expected cluster : expected.values()) {
                rows.add(clusters.judge(cluster));
            }
        } catch (NoAnswer e) {
            judge.unanswered(seen);
            judge.unreachable(e);
            rows.clear();
        }
        SenderJudge ofSenders = new SenderJudge(fleet, state, settings.grace(), lines);
        senders.addAll(new SenderRound(settings, ofSenders, ahead).look(fleet.sources()));
        return new Verification(settings.hub().toString(), version, lines, rows, senders);
    }

    private void receiver(HubJudge judge) throws NoAnswer {
        if (!judge.receives()) {
            return;
        }
        Receiver known = receiver;
        if (known == null || known.state() != Receiver.State.THERE) {
            known = Receiver.ask(hub.web(), "/api/v1/write");
            receiver = known;
        }
        judge.receiver(known, settings.hub());
    }

    private static double lookback(Map<String, String> flags) {
        try {
            double seconds = DurationText.nanoseconds(flags.getOrDefault("query.lookback-delta", "5m")) / 1e9;
            return seconds >= 2 ? seconds : 2;
        } catch (Malformed e) {
            return 300;
        }
    }

    /** Waits; false if it is to end. */
    static boolean sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
