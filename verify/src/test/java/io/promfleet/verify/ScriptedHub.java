package io.promfleet.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hub that answers with the series that a test wrote down, by the start of the query. */
final class ScriptedHub implements AutoCloseable {
    /** Its clock. */
    static final long NOW = 1_800_000_000;

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> flags = new LinkedHashMap<>();
    private final OddServer server;
    private String receiver = OddServer.http("400 Bad Request", "text/plain", "snappy: corrupt input");
    private final List<String> failing = new ArrayList<>();
    private String values = "";
    private String configuration = "";

    ScriptedHub() throws IOException {
        server = new OddServer(this::answer);
        window("2h");
        flags.put("query.lookback-delta", "5m");
        flags.put("web.enable-remote-write-receiver", "true");
        series("vector(time())", "", Long.toString(NOW));
    }

    /** Adds a series to the answer to a query; labels as {@code cluster=hub,job=app}. */
    ScriptedHub series(String start, String labels, String value) {
        StringBuilder metric = new StringBuilder();
        for (String label : labels.isEmpty() ? new String[0] : labels.split(",", -1)) {
            int equals = label.indexOf('=');
            metric.append(metric.length() == 0 ? "" : ",")
                    .append('"')
                    .append(label, 0, equals)
                    .append("\":\"")
                    .append(label.substring(equals + 1))
                    .append('"');
        }
        answers.merge(
                start,
                "{\"metric\":{" + metric + "},\"value\":[" + NOW + ",\"" + value + "\"]}",
                (before, more) -> before + "," + more);
        return this;
    }

    /** A job with so many targets, the newest sample of which is so many seconds old. */
    ScriptedHub up(String cluster, String job, int targets, int age) {
        String labels = "cluster=" + cluster + ",job=" + job;
        series("max by (cluster, job) (timestamp(up))", labels, Long.toString(NOW - age));
        series("count_values", labels + ",value=1", Integer.toString(targets));
        series("max by (cluster, job) (count_over_time", labels, "4");
        return series(
                "count by (cluster, origin_prometheus)",
                "cluster=" + cluster + ",origin_prometheus=monitoring/" + cluster,
                "1");
    }

    /** Says how late a sample may be; empty for a configuration without that. */
    ScriptedHub window(String window) {
        configuration = success(
                "{\"yaml\":\"global:\\n  scrape_interval: 1m\\nstorage:\\n  exemplars:\\n    max_exemplars: 1\\n"
                        + "  tsdb:\\n" + (window.isEmpty() ? "" : "    out_of_order_time_window: " + window + "\\n")
                        + "\"}");
        return this;
    }

    /** Refuses what has a text in it. */
    ScriptedHub failing(String text) {
        failing.add(text);
        return this;
    }

    ScriptedHub flag(String name, String value) {
        flags.put(name, value);
        return this;
    }

    ScriptedHub receiver(String answer) {
        receiver = answer;
        return this;
    }

    ScriptedHub clusterValues(String... names) {
        values = "\"" + String.join("\",\"", names) + "\"";
        return this;
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    private void answer(String request, OutputStream out) throws IOException {
        out.write(answer(URLDecoder.decode(request, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private String answer(String request) {
        if (request.startsWith("POST")) {
            return receiver;
        }
        for (String refused : failing) {
            if (request.contains(refused)) {
                return OddServer.http(
                        "422 Unprocessable Entity",
                        "application/json",
                        "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}");
            }
        }
        if (request.contains("/buildinfo")) {
            return success("{\"version\":\"3.14.0\"}");
        }
        if (request.contains("/status/config")) {
            return configuration;
        }
        if (request.contains("/flags")) {
            StringBuilder data = new StringBuilder();
            flags.forEach((name, value) ->
                    data.append(data.length() == 0 ? "" : ",").append("\"" + name + "\":\"" + value + "\""));
            return success("{" + data + "}");
        }
        if (request.contains("/values")) {
            return success("[" + values + "]");
        }
        StringBuilder result = new StringBuilder();
        boolean later = request.contains("time=" + (NOW + 299));
        answers.forEach((start, series) -> {
            if (!later && request.contains("query=" + start)) {
                result.append(result.length() == 0 ? "" : ",").append(series);
            }
        });
        return success("{\"resultType\":\"vector\",\"result\":[" + result + "]}");
    }

    private static String success(String data) {
        return OddServer.http("200 OK", "application/json", "{\"status\":\"success\",\"data\":" + data + "}");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
