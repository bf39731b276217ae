package io.promfleet.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some metrics of a page in the text format of Prometheus, read line by line.
 *
 * @param date the clock of the server as it writes it, empty if it does not
 * @param samples those that were asked for; no more than ten thousand
 */
record MetricsPage(String date, List<Sample> samples) {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST = 10_000;

    /** One sample. */
    record Sample(String name, Map<String, String> labels, double value) {
        String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    /** Those of a name. */
    List<Sample> of(String name) {
        List<Sample> found = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.name.equals(name)) {
                found.add(sample);
            }
        }
        return found;
    }

    static MetricsPage read(String date, InputStream body, Set<String> names) throws IOException {
        List<Sample> samples = new ArrayList<>();
        BufferedInputStream in = new BufferedInputStream(body);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.read();
            if (next >= 0 && next != '\n') {
                if (line.size() < LONGEST_LINE) {
                    line.write(next);
                }
            } else if (line.size() > 0) {
                if (line.size() < LONGEST_LINE && samples.size() < MOST) {
                    add(line.toString(StandardCharsets.UTF_8), names, samples);
                }
                line.reset();
            }
        } while (next >= 0);
        return new MetricsPage(date, samples);
    }

    private static void add(String line, Set<String> names, List<Sample> samples) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) != ' ') {
            end++;
        }
        String name = line.substring(0, end);
        if (!names.contains(name) || end == line.length()) {
            return;
        }
        Map<String, String> labels = new HashMap<>();
        int at = line.charAt(end) == '{' ? labels(line, end + 1, labels) : end;
        if (at < 0) {
            return;
        }
        String value = line.substring(at).strip();
        int space = value.indexOf(' ');
        samples.add(new Sample(name, labels, ApiAnswer.number(space < 0 ? value : value.substring(0, space))));
    }

    /** Where the labels end; negative if they never do. */
    private static int labels(String line, int start, Map<String, String> labels) {
        int at = start;
        while (at < line.length() && line.charAt(at) != '}') {
            int equals = line.indexOf("=\"", at);
            if (equals < 0) {
                return -1;
            }
            String name = line.substring(at, equals).strip();
            StringBuilder value = new StringBuilder();
            at = equals + 2;
            while (at < line.length() && line.charAt(at) != '"') {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                    value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
                } else {
                    value.append(line.charAt(at));
                }
                at++;
            }
            labels.put(name, value.toString());
            at++;
            if (at < line.length() && line.charAt(at) == ',') {
                at++;
            }
        }
        return at < line.length() ? at + 1 : -1;
    }
}
