package io.promfleet.verify;

import io.promfleet.finding.Malformed;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.render.ClusterCommands;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.LateSamples;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SendingApproach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the hub itself against the definition: its receiver, its version, its flags, and what it refuses. */
final class HubJudge {
    private static final double MANY = 10;
    private static final String RETENTION = "storage.tsdb.retention.time";
    private static final String RECEIVER_FLAG = "web.enable-remote-write-receiver";

    private final Fleet fleet;
    private final Hub hub;
    private final ClusterCommands commands;
    private final List<Line> lines;

    HubJudge(Fleet fleet, List<Line> lines) {
        this.fleet = fleet;
        this.hub = fleet.hub();
        this.commands = new ClusterCommands(fleet);
        this.lines = lines;
    }

    /** Whether anything is sent to the hub. */
    boolean receives() {
        return fleet.hub().receiver().isPrometheus()
                && (fleet.sources().isEmpty()
                        || fleet.sources().stream().anyMatch(source -> source.approach() instanceof SendingApproach));
    }

    void unreachable(NoAnswer answer) {
        String next = switch (answer.why()) {
            case UNREACHABLE ->
                "kubectl --context " + hub.name() + " -n " + fleet.namespace()
                        + " get svc kube-prometheus-stack-prometheus";
            case CREDENTIALS ->
                "Give a token, a user with a password or a client certificate in files or in the environment.";
            case PROXY ->
                "Ask the hub past what stands in front of it: "
                        + commands.targets(hub, true).replace("/targets", "");
            case SLOW -> commands.logs(hub);
            case NO_SUCH_PAGE, FOREIGN, TOO_LONG, FAILED ->
                commands.targets(hub, true).replace("/targets", "");
        };
        lines.add(Line.failed(Check.HUB, hub.path(), hub.name(), answer.getMessage())
                .then(next));
    }

    void receiver(Receiver receiver, Endpoint endpoint) {
        if (!receives() || receiver.state() == Receiver.State.THERE) {
            return;
        }
        int status = receiver.head().status();
        String page = "`" + endpoint + "/api/v1/write`";
        Line line = switch (receiver.state()) {
            case OFF ->
                failed("The hub answers and does not receive: its receiver is off (404).")
                        .because(
                                "`enableRemoteWriteReceiver` did not reach its Prometheus: the release is not rolled out, or a later value says false.")
                        .then(commands.receiverSwitch());
            case NO_SUCH_PAGE ->
                failed("There is no receiver at " + page + " (404).")
                        .because("The path is another, or what stands in front of the hub does not pass it on.")
                        .then(commands.receiverSwitch());
            case CREDENTIALS ->
                failed("The receiver asks for other credentials (" + status + ").")
                        .because(
                                "What was given here may look and not write, or the way in front of the hub wants something else.")
                        .then("Give the credentials of a sender: the receiver takes what the sources show.");
            case PROXY ->
                failed("Something in front of the hub answers for the receiver (" + status
                                + (receiver.head().location().isEmpty()
                                        ? ")."
                                        : "), and leads to `" + receiver.head().location() + "`."))
                        .because("Senders follow no login: a path past it is needed for `/api/v1/write`.")
                        .then(
                                "Let what stands in front of the hub pass `/api/v1/write` on to the Service kube-prometheus-stack-prometheus.");
            case STRANGE, THERE ->
                failed("The receiver answers an empty request with the code " + status + ", and 400 is right.")
                        .because(receiver.said().isEmpty() ? "" : "It says: " + ApiAnswer.shown(receiver.said()))
                        .then(commands.logs(hub));
        };
        lines.add(line.at(Optional.of(hub.receiver().declaredAt())));
    }

    private Line failed(String message) {
        return Line.failed(Check.RECEIVER, hub.path() + " > receiver", hub.name(), message);
    }

    /** What it says of itself. */
    void itself(HubItself itself, Seen seen) {
        if (seen.answered(Question.VERSION)) {
            version(itself);
        }
        if (seen.answered(Question.FLAGS)) {
            flags(itself.flags());
        }
        itself.window().ifPresent(this::window);
    }

    /** Questions without an answer. */
    void unanswered(Seen seen) {
        seen.unanswered.forEach((question, said) -> lines.add(Line.failed(Check.HUB, hub.path(), hub.name(), said)
                .because("It was asked " + question.what() + ", of which nothing is said here.")
                .then(commands.logs(hub))));
    }

    private void version(HubItself itself) {
        PrometheusVersion promised = ClusterVersions.of(fleet, hub).prometheus();
        PrometheusVersion runs = itself.release().orElse(null);
        if (runs == null) {
            lines.add(warning(Check.VERSION, "The hub does not say which release of Prometheus it is.")
                    .because("It is something else that speaks the API of Prometheus, or a build of somebody's own.")
                    .then(commands.release(hub)));
            return;
        }
        if (runs.major() != promised.major() || runs.minor() != promised.minor()) {
            lines.add(warning(
                            Check.VERSION,
                            "The hub runs Prometheus " + runs + ", and the chart of the definition brings " + promised
                                    + ".")
                    .because(
                            runs.compareTo(promised) < 0
                                    ? "The release of the chart is not rolled out, or its values pin an older image."
                                    : "Another chart than that of the definition is installed.")
                    .then(commands.release(hub))
                    .at(Optional.of(fleet.chart().declaredAt())));
        }
    }

    /** What is sent after an outage is refused where it is later than this. */
    private void window(Duration runs) {
        Duration promised = LateSamples.window(fleet);
        if (!receives() || fleet.sources().isEmpty() || runs.equals(promised)) {
            return;
        }
        boolean less = runs.compareTo(promised) < 0;
        lines.add(Line.of(
                        less ? Line.Level.FAILED : Line.Level.WARNING,
                        Check.FLAGS,
                        hub.path() + " > receiver",
                        hub.name(),
                        "The hub takes samples that are up to `" + Units.prometheusDuration(runs)
                                + "` late, and the definition says `" + Units.prometheusDuration(promised) + "`.")
                .because(
                        "`outOfOrderTimeWindow` did not reach its Prometheus: the release is not rolled out, or a later value says"
                                + " another.")
                .then(commands.release(hub))
                .at(Optional.of(hub.receiver().declaredAt())));
    }

    private void flags(Map<String, String> flags) {
        if ("true".equals(flags.get("agent"))) {
            lines.add(Line.failed(
                            Check.FLAGS,
                            hub.path(),
                            hub.name(),
                            "The Prometheus at this address runs in agent mode and stores nothing.")
                    .because("It is that of a source and not the hub's.")
                    .then(commands.targets(hub, true).replace("/targets", "")));
        }
        if (receives()
                && "false".equals(flags.get(RECEIVER_FLAG))
                && !flags.getOrDefault("enable-feature", "").contains("remote-write-receiver")) {
            lines.add(Line.failed(
                            Check.FLAGS,
                            hub.path() + " > receiver",
                            hub.name(),
                            "The flag `--" + RECEIVER_FLAG + "` of the hub is off.")
                    .because("`enableRemoteWriteReceiver` did not reach its Prometheus.")
                    .then(commands.receiverSwitch())
                    .at(Optional.of(hub.receiver().declaredAt())));
        }
        retention(flags.getOrDefault(RETENTION, ""));
    }

    private void retention(String runs) {
        Optional<Duration> said = hub.prometheus().retention();
        if (said.isEmpty() || runs.isEmpty()) {
            return;
        }
        try {
            long nanos = DurationText.nanoseconds(runs);
            if (nanos > 0 && nanos != said.get().toNanos()) {
                lines.add(warning(
                                Check.FLAGS,
                                "The hub keeps samples for `" + runs + "`, and the definition says `"
                                        + Units.prometheusDuration(said.get()) + "`.")
                        .because("The release of the chart is not rolled out.")
                        .then(commands.release(hub))
                        .at(Optional.of(hub.prometheus().declaredAt())));
            }
        } catch (Malformed e) {
            // Nothing that could be compared.
        }
    }

    private Line warning(Check check, String message) {
        return Line.warning(check, hub.path(), hub.name(), message);
    }

    void refusals(Seen seen) {
        if (!seen.answered(Question.REFUSALS)) {
            return;
        }
        if (!seen.hubSeesItself) {
            if (receives()) {
                lines.add(warning(
                                Check.REFUSALS,
                                "Whether the hub refuses samples cannot be told: its own metrics are not there as `cluster=\""
                                        + hub.name() + "\"`.")
                        .because("It does not scrape itself, or its series do not carry its name.")
                        .then(commands.targets(hub, true)));
            }
            return;
        }
        seen.refusals.forEach((name, grown) -> {
            String what = what(name);
            if (!what.isEmpty() && grown > MANY) {
                boolean retried = name.contains(" 5");
                lines.add(Line.of(
                                retried ? Line.Level.WARNING : Line.Level.FAILED,
                                Check.REFUSALS,
                                hub.path() + " > receiver",
                                hub.name(),
                                "Within ten minutes the hub " + what.replace("N", Ages.amount(grown)) + ".")
                        .because(why(name))
                        .then(commands.logs(hub))
                        .at(Optional.of(hub.receiver().declaredAt())));
            }
        });
    }

    private static String what(String name) {
        if (name.startsWith("prometheus_http_requests_total ")) {
            String code = name.substring(name.indexOf(' ') + 1);
            return code.startsWith("4") || code.startsWith("5") ? "answered N requests of senders with " + code : "";
        }
        return switch (name) {
            case "prometheus_tsdb_out_of_order_samples_total" -> "refused N samples as out of order";
            case "prometheus_tsdb_too_old_samples_total" -> "refused N samples as too old";
            case "prometheus_tsdb_out_of_bound_samples_total" -> "refused N samples as older than what it still takes";
            case "prometheus_api_remote_write_invalid_labels_samples_total" -> "refused N samples for their labels";
            case "prometheus_target_scrapes_sample_duplicate_timestamp_total" ->
                "dropped N samples that it scraped twice for one time";
            case "prometheus_target_scrapes_sample_out_of_order_total" ->
                "dropped N samples that it scraped out of order";
            case "prometheus_target_scrapes_sample_out_of_bounds_total" -> "dropped N samples that it scraped too late";
            default -> "";
        };
    }

    private String why(String name) {
        if (name.contains(" 5")) {
            return "It is overloaded or starting; senders try again.";
        }
        if (name.contains("scrapes_sample")) {
            return "Two jobs of the hub, or two targets of one job, make the same series.";
        }
        return "Two servers send one series, or samples come later than the hub's window of "
                + Units.prometheusDuration(LateSamples.window(fleet)) + "; its log names the series.";
    }

    void strangers(Seen seen) {
        seen.strangers.forEach((cluster, series) -> lines.add(Line.failed(
                        Check.STRANGERS,
                        "",
                        cluster,
                        "Series arrive under `cluster=\"" + ApiAnswer.shown(cluster)
                                + "\"`, which the fleet does not have.")
                .because("A cluster left the definition and still sends, or one sends under a name that was mistyped.")
                .then("count by (cluster, origin_prometheus, job) ({cluster=\"" + ApiAnswer.shown(cluster) + "\"})")));
        if (!seen.strangeValues.isEmpty()) {
            lines.add(Line.warning(
                            Check.STRANGERS,
                            "",
                            "",
                            "Series carry a `cluster` that the fleet does not have: `"
                                    + ApiAnswer.shown(String.join("`, `", seen.strangeValues)) + "`.")
                    .because("A target says this label of itself, in a job that honors labels.")
                    .then("count by (cluster, job, __name__) ({cluster=\""
                            + ApiAnswer.shown(seen.strangeValues.iterator().next()) + "\"})"));
        }
        if (!seen.nameless.isEmpty()) {
            lines.add(Line.failed(
                            Check.IDENTITY,
                            "",
                            "",
                            "Series without a `cluster` arrive, of the jobs `"
                                    + ApiAnswer.shown(String.join("`, `", seen.nameless.keySet())) + "`.")
                    .because(
                            "Something sends without external labels, or the hub scrapes a job that the definition does not have.")
                    .then("count by (job, instance) (up{cluster=\"\"})"));
        }
    }
}
