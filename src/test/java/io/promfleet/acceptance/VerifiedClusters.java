package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.verify.Access;
import io.promfleet.verify.Endpoint;
import io.promfleet.verify.Line;
import io.promfleet.verify.Verification;
import io.promfleet.verify.VerificationText;
import io.promfleet.verify.Verifier;
import io.promfleet.verify.VerifySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The clusters of {@link VerifiedFleet} as real servers, which a test starts as they should be or with a fault. */
final class VerifiedClusters implements AutoCloseable {
    private static final String PAGE = """
            kubernetes_build_info{git_version="v1.34.1"} 1
            shop_orders_total 1
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final LoopbackHttp app = LoopbackHttp.exposing(PAGE);
    final PrometheusServer hub;
    final Fleet fleet;

    private final String program;
    private final Path directory;
    private final List<PrometheusServer> running = new ArrayList<>();

    VerifiedClusters(String program, Path directory, String... hubOptions) throws Exception {
        this(program, directory, UnaryOperator.identity(), hubOptions);
    }

    VerifiedClusters(String program, Path directory, UnaryOperator<String> changeOfHub, String... hubOptions)
            throws Exception {
        this.program = program;
        this.directory = directory;
        List<String> options = new ArrayList<>(List.of(hubOptions));
        options.add("--storage.tsdb.path=DATA");
        // What is gone is gone after ten seconds, and not after minutes.
        options.add("--query.lookback-delta=10s");
        // The hub evaluates the alerts about its fleet, which know its own metrics by the job of the chart.
        String rules = HubRules.of(new VerifiedFleet("https://prometheus.example.com"), directory);
        Path receiver = directory.resolve("fleet-receiver.yaml");
        Files.writeString(
                receiver,
                Files.readString(receiver).replace("job=\"kube-prometheus-stack-prometheus\"", "job=\"prometheus\""));
        hub = PrometheusServer.start(
                program,
                "hub",
                directory,
                port -> changeOfHub.apply(configuration(VerifiedFleet.at(port), "hub", "own.hub.example.com:9090", port)
                        + "rule_files: [" + rules + "]\n"),
                options.toArray(String[]::new));
        running.add(hub);
        fleet = VerifiedFleet.at(hub.address().getPort());
    }

    /** The source that stores, with its configuration as it should be, or changed. */
    PrometheusServer production(UnaryOperator<String> change, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--storage.tsdb.path=DATA");
        return source("production", change, all);
    }

    /** The source in agent mode. */
    PrometheusServer staging(UnaryOperator<String> change) throws Exception {
        return source(
                "staging",
                change,
                List.of(
                        program.equals("prometheus-2") ? "--enable-feature=agent" : "--agent",
                        "--storage.agent.path=DATA"));
    }

    private PrometheusServer source(String name, UnaryOperator<String> change, List<String> options) throws Exception {
        PrometheusServer server = PrometheusServer.start(
                program,
                name + "-" + running.size(),
                directory,
                port -> {
                    String right = configuration(fleet, name, "own." + name + ".example.com:9090", port);
                    String said = change.apply(right);
                    return said;
                },
                options.toArray(String[]::new));
        running.add(server);
        return server;
    }

    private String configuration(Fleet of, String name, String own, int port) {
        FileDialect dialect = new FileDialect(directory.toString(), new Findings());
        Cluster cluster = name.equals("hub")
                ? of.hub()
                : of.sources().stream()
                        .filter(source -> source.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        YamlDocument document = new YamlDocument(List.of(), new PrometheusConfiguration(of, dialect).of(cluster));
        return StandardCharsets.UTF_8
                .decode(new YamlWriter().write(document))
                .toString()
                .replace("app.example.com:8080", app.address())
                .replace(own, "127.0.0.1:" + port);
    }

    /** What looks at them, at an address below that of the hub; senders are named with their servers. */
    Verifier verifier(String below, Access access, Map<String, PrometheusServer> senders) {
        Map<String, VerifySettings.Sender> named = new java.util.LinkedHashMap<>();
        senders.forEach((name, server) -> named.put(
                name, new VerifySettings.Sender(Endpoint.parse(server.address().toString()), Access.ANONYMOUS)));
        return new Verifier(
                fleet,
                VerifySettings.of(Endpoint.parse(hub.address() + below), access)
                        .senders(named)
                        .patience(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(3)));
    }

    Verifier verifier() {
        return verifier("", Access.ANONYMOUS, Map.of());
    }

    /** Looks until a line is there; all lines of that look, without commas between the parts. */
    List<String> until(Verifier verifier, String line) throws InterruptedException {
        return until(verifier, seen -> lines(seen).contains(line), line);
    }

    List<String> until(Verifier verifier, Predicate<Verification> holds, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Verification seen = verifier.look();
        while (!holds.test(seen) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            seen = verifier.look();
        }
        assertThat(holds.test(seen))
                .as(() -> what + "\n" + running)
                .withFailMessage("%s", what + " is not in\n" + String.join("\n", VerificationTexts.of(verifier)))
                .isTrue();
        return lines(seen);
    }

    /** Waits until the hub itself alerts, as verification says it; what fires then. */
    Set<String> untilFiring(String... alerts) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> firing = HubRules.firing(hub);
        while (!firing.containsAll(List.of(alerts)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            firing = HubRules.firing(hub);
        }
        assertThat(firing).as(() -> running.toString()).contains(alerts);
        return firing;
    }

    /** Waits until no alert fires any more but those that are named. */
    void untilSilent(String... others) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> firing = HubRules.firing(hub);
        while (!List.of(others).containsAll(firing) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            firing = HubRules.firing(hub);
        }
        assertThat(firing).as(() -> running.toString()).isSubsetOf(others);
    }

    /** Each line as check, cluster, message, cause and next step. Ages, which depend on the moment, are left out. */
    static List<String> lines(Verification seen) {
        List<String> lines = new ArrayList<>();
        for (Line line : seen.lines()) {
            lines.add(plain(line.level() + " " + line.check().word() + " " + line.message() + " | " + line.cause()
                    + " | " + line.next()));
        }
        return lines;
    }

    private static String plain(String text) {
        return text.replaceAll("\\b\\d+(\\.\\d+)?s (?=old|ahead|behind)", "N ")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
    }

    /** The report, for the message of a failed test. */
    private static final class VerificationTexts {
        static List<String> of(Verifier verifier) {
            return VerificationText.of(verifier.look());
        }
    }

    @Override
    public void close() throws IOException {
        running.forEach(PrometheusServer::close);
        app.close();
    }
}
