package io.promfleet.verify;

import io.promfleet.verify.NoAnswer.Why;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks one server over HTTP, within a time and a size. Redirects are answers and are not followed, so that credentials go nowhere
 * else.
 */
final class Web implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int SHOWN = 1024;

    private final Endpoint endpoint;
    private final Access access;
    private final Duration limit;
    private final HttpClient client;
    private final ScheduledExecutorService clock;

    /**
     * A server.
     *
     * @param endpoint where it is
     * @param access how it is reached
     * @param limit how long an answer may take, from the question to its last byte
     */
    Web(Endpoint endpoint, Access access, Duration limit) {
        this.endpoint = endpoint;
        this.access = access;
        this.limit = limit;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT.compareTo(limit) < 0 ? CONNECT : limit);
        access.tls().ifPresent(builder::sslContext);
        client = builder.build();
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "promfleet-verify-clock");
            thread.setDaemon(true);
            return thread;
        });
        one.setRemoveOnCancelPolicy(true);
        clock = one;
    }

    /**
     * The beginning of an answer.
     *
     * @param status its code
     * @param contentType what it says that it is, empty if nothing
     * @param location where a redirect leads, without its query; empty if nowhere
     * @param date the clock of whoever answers, as it writes it; empty if it does not
     */
    record Head(int status, String contentType, String location, String date) {
        boolean isHtml() {
            return contentType.toLowerCase(Locale.ROOT).startsWith("text/html");
        }

        boolean isRedirect() {
            return status >= 300 && status < 400;
        }
    }

    /** Reads an answer to the end of what it needs. */
    interface Reader<T> {
        T read(Head head, InputStream body) throws IOException, NoAnswer;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Whether credentials would be shown to whoever listens on the way. */
    boolean isOverheard() {
        return access.authorization().isPresent() && !endpoint.isSecure() && !endpoint.isLoopback();
    }

    /** Gets a page, whose bytes are limited. */
    <T> T get(String path, Map<String, String> parameters, long most, Reader<T> reader) throws NoAnswer {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.page(path, parameters)).GET();
        return send(request, path, most, reader);
    }

    /** Sends nothing to a page, as if it were samples. */
    <T> T postNothing(String path, long most, Reader<T> reader) throws NoAnswer {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.page(path, Map.of()))
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.noBody());
        return send(request, path, most, reader);
    }

    /** The first characters of a body, for a message. */
    static String beginning(InputStream body) throws IOException {
        return new String(body.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
    }

    private <T> T send(HttpRequest.Builder request, String path, long most, Reader<T> reader) throws NoAnswer {
        request.timeout(limit).header("User-Agent", "promfleet-verify");
        access.authorization().ifPresent(value -> request.header("Authorization", value));
        HttpResponse<InputStream> response;
        long end = System.nanoTime() + limit.toNanos();
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw Failures.of(e, endpoint, path, limit);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Head head = new Head(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Location").map(Web::shown).orElse(""),
                response.headers().firstValue("Date").orElse(""));
        LimitedStream body = new LimitedStream(response.body(), most);
        // The limit of a request ends with the head of its answer; what follows is cut off from here.
        ScheduledFuture<?> cut = clock.schedule(body::cut, Math.max(end - System.nanoTime(), 1), TimeUnit.NANOSECONDS);
        try (body) {
            return reader.read(head, body);
        } catch (IOException e) {
            throw body.why(e, endpoint, path, limit);
        } finally {
            cut.cancel(false);
        }
    }

    private static NoAnswer interrupted() {
        Thread.currentThread().interrupt();
        return new NoAnswer(Why.SLOW, "The run was interrupted.");
    }

    /** An address as it may be shown: a query may hold a token. */
    private static String shown(String location) {
        int query = location.indexOf('?');
        String plain = query < 0 ? location : location.substring(0, query);
        String visible = plain.replaceAll("[\\p{Cntrl}`]", "").replaceAll("//[^/@]*@", "//");
        return visible.length() <= 200 ? visible : visible.substring(0, 200) + "…";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
