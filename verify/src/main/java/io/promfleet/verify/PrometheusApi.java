package io.promfleet.verify;

import io.promfleet.verify.NoAnswer.Why;
import io.promfleet.verify.Web.Head;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is asked of a Prometheus. Every answer is read as it comes and is limited in size and time. */
final class PrometheusApi implements AutoCloseable {
    private static final long SMALL = 4L << 20;
    private static final long LARGE = 256L << 20;

    private final Web web;
    private final Duration limit;

    PrometheusApi(Endpoint endpoint, Access access, Duration limit) {
        this.web = new Web(endpoint, access, limit);
        this.limit = limit;
    }

    Web web() {
        return web;
    }

    /** The version that it says it has; empty if it says none. */
    String version() throws NoAnswer {
        String[] version = {""};
        String path = "/api/v1/status/buildinfo";
        web.get(path, Map.of(), SMALL, (head, body) -> {
            check(head, body, path);
            new ApiAnswer(web.endpoint(), path).texts(body, (name, value) -> {
                if (name.equals("version")) {
                    version[0] = value;
                }
            });
            return "";
        });
        return version[0];
    }

    /** Its flags with their values. */
    Map<String, String> flags() throws NoAnswer {
        Map<String, String> flags = new HashMap<>();
        String path = "/api/v1/status/flags";
        return web.get(path, Map.of(), SMALL, (head, body) -> {
            check(head, body, path);
            new ApiAnswer(web.endpoint(), path).texts(body, flags::put);
            return flags;
        });
    }

    /** The configuration that it runs with, as it writes it. */
    String configuration() throws NoAnswer {
        String[] yaml = {""};
        String path = "/api/v1/status/config";
        return web.get(path, Map.of(), LARGE, (head, body) -> {
            check(head, body, path);
            ApiAnswer.ofConfiguration(web.endpoint(), path).texts(body, (name, value) -> {
                if (name.equals("yaml")) {
                    yaml[0] = value;
                }
            });
            return yaml[0];
        });
    }

    /**
     * Asks for an instant vector.
     *
     * @param promql what
     * @param time when, in seconds
     * @param taker gets each series as it comes
     */
    void query(String promql, double time, ApiAnswer.Series taker) throws NoAnswer {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", promql);
        parameters.put("time", String.format(Locale.ROOT, "%.3f", time));
        parameters.put("timeout", Math.max(limit.toSeconds(), 1) + "s");
        String path = "/api/v1/query";
        web.get(path, parameters, LARGE, (head, body) -> {
            check(head, body, path);
            new ApiAnswer(web.endpoint(), path).vector(body, taker);
            return "";
        });
    }

    /** Its clock, in seconds. */
    double clock() throws NoAnswer {
        String path = "/api/v1/query";
        double[] now = {Double.NaN};
        web.get(path, Map.of("query", "vector(time())"), SMALL, (head, body) -> {
            check(head, body, path);
            new ApiAnswer(web.endpoint(), path).vector(body, (labels, value) -> now[0] = value);
            return "";
        });
        if (Double.isNaN(now[0])) {
            throw new NoAnswer(
                    Why.FOREIGN,
                    "`" + web.endpoint().host() + "` does not tell the time. Is this the address of a Prometheus?");
        }
        return now[0];
    }

    /** The values of a label on samples since a time, in seconds; not many more than asked for are kept. */
    List<String> values(String label, double since, int most) throws NoAnswer {
        List<String> values = new ArrayList<>();
        String path = "/api/v1/label/" + label + "/values";
        return web.get(path, Map.of("start", String.format(Locale.ROOT, "%.3f", since)), LARGE, (head, body) -> {
            check(head, body, path);
            new ApiAnswer(web.endpoint(), path).list(body, value -> {
                if (values.size() < most) {
                    values.add(value);
                }
            });
            return values;
        });
    }

    /** Its own metrics of some names, as it shows them itself. */
    MetricsPage metrics(Set<String> names) throws NoAnswer {
        String path = "/metrics";
        return web.get(path, Map.of(), LARGE, (head, body) -> {
            check(head, body, path);
            return MetricsPage.read(head.date(), body, names);
        });
    }

    private void check(Head head, InputStream body, String path) throws IOException, NoAnswer {
        int status = head.status();
        String host = "`" + web.endpoint().host() + "`";
        // The API says in JSON why it refuses something, with these.
        boolean said = head.contentType().contains("json") && (status == 400 || status == 422 || status == 503);
        if (status == 200 && head.isHtml()) {
            throw new NoAnswer(
                    Why.PROXY,
                    host + " answers `" + path
                            + "` with a page for people; something like a login stands in front of it.");
        }
        if (status == 200 || said) {
            return;
        }
        throw refusal(head, Web.beginning(body), path, host);
    }

    private static NoAnswer refusal(Head head, String said, String path, String host) {
        int status = head.status();
        if (status == 401) {
            return new NoAnswer(Why.CREDENTIALS, host + " asks for other credentials for `" + path + "` (401).");
        }
        if (status == 403) {
            return new NoAnswer(
                    Why.CREDENTIALS, host + " knows the credentials, and refuses them `" + path + "` (403).");
        }
        if (head.isRedirect()) {
            return new NoAnswer(
                    Why.PROXY,
                    host + " sends who asks for `" + path + "` elsewhere (" + status + ")"
                            + (head.location().isEmpty() ? "." : ", to `" + head.location() + "`."));
        }
        if (status == 400 && said.contains("HTTP request to an HTTPS server")) {
            return new NoAnswer(Why.UNREACHABLE, host + " speaks TLS; its address starts with `https://`.");
        }
        if (status == 404) {
            return new NoAnswer(
                    Why.NO_SUCH_PAGE,
                    "There is no `" + path + "` at " + host
                            + " (404); a Prometheus behind a path needs it in its address.");
        }
        return new NoAnswer(
                status >= 500 ? Why.FAILED : Why.FOREIGN,
                host + " answers `" + path + "` with the code " + status + ".");
    }

    @Override
    public void close() {
        web.close();
    }
}
