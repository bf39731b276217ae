package io.promfleet.generator.read;

import io.promfleet.model.PrometheusVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of what YAML allows and people do not expect. A case begins with {@code === name | 2.42 accepts | 3.14 refuses};
 * its file is what follows up to the line break in front of the next, with {@code \xNN} for a byte and {@code \\} for a
 * backslash.
 */
final class Oddities {
    static final PrometheusVersion OLD = PrometheusVersion.of(2, 42);
    static final PrometheusVersion NEW = PrometheusVersion.of(3, 14);

    private static final Pattern HEAD =
            Pattern.compile("(?m)^=== (.+) \\| 2\\.42 (accepts|refuses) \\| 3\\.14 (accepts|refuses)\n");

    private Oddities() {}

    /**
     * One case.
     *
     * @param number its place in the table
     * @param name what is odd
     * @param escaped the file, as the table has it
     * @param oldAccepts whether Prometheus 2.42 takes it
     * @param newAccepts whether Prometheus 3.14 takes it
     */
    record Oddity(int number, String name, String escaped, boolean oldAccepts, boolean newAccepts) {
        boolean isAcceptedBy(PrometheusVersion version) {
            return version.equals(OLD) ? oldAccepts : newAccepts;
        }

        byte[] content() {
            return bytes(escaped);
        }

        String fileName() {
            return String.format(Locale.ROOT, "%03d.yml", number);
        }

        @Override
        public String toString() {
            return number + " " + name;
        }
    }

    static List<Oddity> all() {
        String table = table();
        List<Oddity> cases = new ArrayList<>();
        Matcher head = HEAD.matcher(table);
        boolean found = head.find();
        while (found) {
            String name = head.group(1);
            boolean oldAccepts = head.group(2).equals("accepts");
            boolean newAccepts = head.group(3).equals("accepts");
            int start = head.end();
            found = head.find();
            String content = table.substring(start, (found ? head.start() : table.length()) - 1);
            cases.add(new Oddity(cases.size() + 1, name, content, oldAccepts, newAccepts));
        }
        return cases;
    }

    private static String table() {
        try (InputStream table = Objects.requireNonNull(Oddities.class.getResourceAsStream("yaml-oddities.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                bytes.write(c);
            } else if (escaped.charAt(++i) == '\\') {
                bytes.write('\\');
            } else {
                bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
                i += 2;
            }
        }
        return bytes.toByteArray();
    }
}
