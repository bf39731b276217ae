package io.promfleet.acceptance;

import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A real program on the loopback interface that stores samples or answers queries, stopped when it is closed. */
final class EngineServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path log;
    private final Process process;
    private final Thread atExit;

    private EngineServer(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Ports that nothing listens on right now. */
    static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
        return ports;
    }

    /**
     * Starts a program and waits until it is ready.
     *
     * @param program such as {@code thanos}
     * @param folder for everything that it writes
     * @param ready what answers 200 once it is ready
     * @param options its command line
     */
    static EngineServer start(String program, Path folder, URI ready, List<String> options)
            throws IOException, InterruptedException {
        Path executable = ExternalProgram.require(program);
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(options);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        EngineServer server = new EngineServer(log, process);
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (get(ready, Map.of()).statusCode() == 200) {
                    return server;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        server.close();
        throw new AssertionError(program + " did not start:\n" + Files.readString(log));
    }

    /**
     * What a query gives now.
     *
     * @param api the address below which the API of Prometheus is
     * @param promql the query
     * @param parameters further parameters, with {@code &} in front
     * @param headers sent with it
     * @return the series of the answer, by their labels
     */
    static Map<Map<String, String>, Double> query(
            String api, String promql, String parameters, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<Map<String, String>, Double> series = new LinkedHashMap<>();
        HttpResponse<String> response;
        try {
            response = get(
                    URI.create(api + "/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8)
                            + parameters),
                    headers);
        } catch (HttpTimeoutException e) {
            return series; // it is busy; whoever waits asks again
        }
        if (response.statusCode() != 200) {
            return series;
        }
        Map<?, ?> answer = JsonMapper.shared().readValue(response.body(), Map.class);
        for (Object entry : At.list(answer, "data", "result")) {
            Map<String, String> labels = new TreeMap<>();
            At.map(entry, "metric").forEach((label, value) -> labels.put((String) label, (String) value));
            series.put(labels, Double.valueOf(At.text(entry, "value", 1)));
        }
        return series;
    }

    /** The code of the answer to a question without anything else. */
    static int status(String address, Map<String, String> headers) throws IOException, InterruptedException {
        return get(URI.create(address), headers).statusCode();
    }

    private static HttpResponse<String> get(URI address, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public String toString() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
