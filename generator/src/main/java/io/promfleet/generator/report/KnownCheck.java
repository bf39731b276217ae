package io.promfleet.generator.report;

import io.promfleet.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A check by its identifier, also one whose subject promfleet does not have yet.
 *
 * @param id the identifier, such as {@code PF101}
 * @param severity how bad its findings are at most
 * @param title what it catches, without a full stop
 * @param needs what has to be part of a fleet before it can be checked; empty where nothing is missing
 */
public record KnownCheck(String id, Severity severity, String title, String needs) {
    private static final String HELP = "https://promfleet.io/checks/";

    /**
     * Every check.
     *
     * @return by identifier, sorted
     */
    public static Map<String, KnownCheck> all() {
        return All.CHECKS;
    }

    /**
     * Where a check is explained.
     *
     * @param id its identifier
     * @return the address of its page; empty for a check of the user's own, of which promfleet has none
     */
    static Optional<String> help(String id) {
        return All.CHECKS.containsKey(id) ? Optional.of(HELP + id) : Optional.empty();
    }

    /** Read when asked for: findings as text do without. */
    private static final class All {
        private static final Map<String, KnownCheck> CHECKS = read();

        private static Map<String, KnownCheck> read() {
            Map<String, KnownCheck> checks = new LinkedHashMap<>();
            try (InputStream in = Objects.requireNonNull(KnownCheck.class.getResourceAsStream("checks.txt"))) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                    if (line.startsWith("PF")) {
                        String[] fields = line.split("\\|", -1);
                        KnownCheck check = new KnownCheck(
                                fields[0].strip(), severity(fields[1].strip()), fields[2].strip(), fields[3].strip());
                        checks.put(check.id, check);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Collections.unmodifiableMap(checks);
        }

        private static Severity severity(String word) {
            return word.equals("information") ? Severity.INFO : Severity.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
