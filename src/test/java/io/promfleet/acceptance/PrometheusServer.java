package io.promfleet.acceptance;

import io.promfleet.relabel.LabelSet;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus on the loopback interface, stopped when it is closed or when the tests' JVM ends. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String name;
    private final int port;
    private final Path log;
    private final ProcessBuilder builder;
    private final Thread atExit;
    private Process process;
    private String authorization = "";

    private PrometheusServer(String name, int port, Path log, ProcessBuilder builder) throws IOException {
        this.name = name;
        this.port = port;
        this.log = log;
        this.builder = builder;
        this.process = builder.start();
        this.atExit = new Thread(() -> process.destroyForcibly());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * One series of an answer.
     *
     * @param labels its labels
     * @param value its value
     */
    public record Series(Map<String, String> labels, String value) {
        /** The value of a label, empty without it. */
        String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /**
     * A target that it found.
     *
     * @param job the job that it belongs to; empty for a dropped one before 3.5, which does not say it
     * @param discovered its labels before relabelling
     * @param labels the labels of its series, empty if it was dropped
     */
    public record Target(String job, LabelSet discovered, Optional<LabelSet> labels) {}

    /**
     * Starts a server and waits until it is ready. Between the moment at which a port is found free and that at which the
     * server takes it, another program may have taken it: then it is tried again.
     *
     * @param program such as {@code prometheus-3}
     * @param name the cluster that it stands for
     * @param directory for everything that it writes
     * @param configuration its configuration, which may depend on its port
     * @param options further options
     */
    public static PrometheusServer start(
            String program, String name, Path directory, IntFunction<String> configuration, String... options)
            throws IOException, InterruptedException {
        Path executable = ExternalProgram.require(program);
        for (int attempt = 1; ; attempt++) {
            Path folder = Files.createDirectories(directory.resolve(name + "-" + attempt));
            int port = freePort();
            Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration.apply(port));
            List<String> command = new ArrayList<>();
            command.add(executable.toString());
            command.add("--config.file=" + file);
            command.add("--web.listen-address=127.0.0.1:" + port);
            for (String option : options) {
                command.add(option.replace("DATA", folder.resolve("data").toString()));
            }
            Path log = folder.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            PrometheusServer server = new PrometheusServer(name, port, log, builder);
            if (server.isReadyInTime()) {
                return server;
            }
            server.close();
            String said = Files.readString(log);
            if (attempt == ATTEMPTS || !said.contains("address already in use")) {
                throw new AssertionError(name + " did not start:\n" + said);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReadyInTime() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                int status = send(request("/-/ready").GET()).statusCode();
                if (status == 200 || status == 401) {
                    return true;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    /** Ends it as a lost power supply would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again where it was, with what it has stored. */
    void startAgain() throws IOException, InterruptedException {
        process = builder.start();
        if (!isReadyInTime()) {
            throw new AssertionError(this + " did not start again");
        }
    }

    /** Asks it from here on as a user. */
    void askAs(String user, String password) {
        authorization = LoopbackHttp.basic(user, password);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The code with which the receiver answers to nothing at all. */
    int postNothingToTheReceiver() throws IOException, InterruptedException {
        return send(request("/api/v1/write")
                        .header("Content-Type", "application/x-protobuf")
                        .header("Content-Encoding", "snappy")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /**
     * The targets that it has now, dropped ones among them.
     *
     * @return the targets in no order
     */
    public List<Target> targets() throws IOException, InterruptedException {
        HttpResponse<String> response = send(request("/api/v1/targets").GET());
        Map<?, ?> answer = JsonMapper.shared().readValue(response.body(), Map.class);
        List<Target> targets = new ArrayList<>();
        for (Object target : At.list(answer, "data", "activeTargets")) {
            targets.add(new Target(
                    At.text(target, "scrapePool"),
                    labels(target, "discoveredLabels"),
                    Optional.of(labels(target, "labels"))));
        }
        for (Object target : At.list(answer, "data", "droppedTargets")) {
            Object job = ((Map<?, ?>) target).get("scrapePool");
            targets.add(
                    new Target(job == null ? "" : (String) job, labels(target, "discoveredLabels"), Optional.empty()));
        }
        return targets;
    }

    private static LabelSet labels(Object target, String key) {
        Map<String, String> labels = new TreeMap<>();
        At.map(target, key).forEach((label, value) -> labels.put((String) label, (String) value));
        return LabelSet.of(labels);
    }

    /**
     * What a query gives now.
     *
     * @param promql the query
     * @return the series of the answer
     */
    public List<Series> query(String promql) throws IOException, InterruptedException {
        String query = URLEncoder.encode(promql, StandardCharsets.UTF_8);
        HttpResponse<String> response =
                send(request("/api/v1/query?query=" + query).GET());
        Map<?, ?> answer = JsonMapper.shared().readValue(response.body(), Map.class);
        if (!"success".equals(answer.get("status"))) {
            throw new AssertionError(promql + ": " + response.body());
        }
        List<Series> series = new ArrayList<>();
        for (Object entry : At.list(answer, "data", "result")) {
            Map<String, String> labels = new TreeMap<>();
            At.map(entry, "metric").forEach((label, value) -> labels.put((String) label, (String) value));
            series.add(new Series(labels, At.text(entry, "value", 1)));
        }
        return series;
    }

    /** A metric of its own without labels, as its page shows it; zero if it does not. */
    double ownMetric(String name) throws IOException, InterruptedException {
        String page = send(request("/metrics").GET()).body();
        return page.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(10));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The end of what the server wrote, for the message of a failed test. */
    @Override
    public String toString() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return name;
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
