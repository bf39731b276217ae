package io.promfleet.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A small HTTP server on the loopback interface. */
public final class LoopbackHttp implements AutoCloseable {
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Content-Encoding", "X-Prometheus-Remote-Write-Version", "User-Agent");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private LoopbackHttp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
    }

    /** A target of scrapes that always says the same. */
    static LoopbackHttp exposing(String metrics) throws IOException {
        return exposing("/metrics", path -> metrics);
    }

    /**
     * A target of scrapes.
     *
     * @param below the beginning of its paths
     * @param pages what it says at a path
     */
    public static LoopbackHttp exposing(String below, UnaryOperator<String> pages) throws IOException {
        return serving(below, "text/plain; version=0.0.4", pages);
    }

    /** Something that answers everything in one way. */
    static LoopbackHttp answering(int status) throws IOException {
        LoopbackHttp http = new LoopbackHttp();
        http.server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, status, new byte[0]);
        });
        http.server.start();
        return http;
    }

    /** A registry of targets, as the HTTP discovery of Prometheus asks it. */
    static LoopbackHttp registering(String json) throws IOException {
        return serving("/", "application/json", path -> json);
    }

    private static LoopbackHttp serving(String below, String contentType, UnaryOperator<String> pages)
            throws IOException {
        LoopbackHttp http = new LoopbackHttp();
        http.server.createContext(below, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            String page = pages.apply(exchange.getRequestURI().getPath());
            answer(exchange, 200, page.getBytes(StandardCharsets.UTF_8));
        });
        http.server.start();
        return http;
    }

    /**
     * An authorization server for one client, who proves itself in the header or in the body.
     *
     * @param id the client's name
     * @param secret its secret
     * @param parameter what else it must say
     * @param token what it gets
     */
    static LoopbackHttp givingTokens(String id, String secret, String parameter, String token) throws IOException {
        LoopbackHttp http = new LoopbackHttp();
        String header = basic(id, secret);
        String inBody = "client_id=" + id + "&client_secret=" + secret;
        http.server.createContext("/token", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known =
                    header.equals(exchange.getRequestHeaders().getFirst("Authorization")) || body.contains(inBody);
            boolean asked = body.contains("grant_type=client_credentials") && body.contains(parameter);
            (known && asked ? http.passed : http.refused).incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(
                    exchange,
                    known && asked ? 200 : 401,
                    ("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                            .getBytes(StandardCharsets.UTF_8));
        });
        http.server.start();
        return http;
    }

    /** The header of a user with a password. */
    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What stands in front of a receiver and lets nobody through without its token. */
    static LoopbackHttp guarding(URI receiver, String token) throws IOException {
        return admitting(receiver, "Bearer " + token);
    }

    /** What stands in front of a receiver and passes each request on after a while. */
    static LoopbackHttp delaying(URI receiver, Duration delay) throws IOException {
        return passing(receiver, "", delay);
    }

    /** What stands in front of a receiver and lets nobody through without a header. */
    static LoopbackHttp admitting(URI receiver, String authorization) throws IOException {
        return passing(receiver, authorization, Duration.ZERO);
    }

    private static LoopbackHttp passing(URI receiver, String authorization, Duration delay) throws IOException {
        LoopbackHttp http = new LoopbackHttp();
        HttpClient client = HttpClient.newHttpClient();
        http.server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!authorization.isEmpty()
                    && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                http.refused.incrementAndGet();
                answer(exchange, 401, new byte[0]);
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(receiver.resolve(exchange.getRequestURI()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            for (String header : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(delay.toMillis());
                HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                http.passed.incrementAndGet();
                answer(exchange, response.statusCode(), response.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer(exchange, 503, new byte[0]);
            }
        });
        http.server.start();
        return http;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /**
     * Where it listens.
     *
     * @return host and port
     */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many requests went through. */
    int passed() {
        return passed.get();
    }

    /** How many requests did not. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
