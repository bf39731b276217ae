package io.promfleet.acceptance.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.LoopbackHttp;
import io.promfleet.acceptance.PrometheusServer;
import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Jobs with made-up {@code metric_relabel_configs}, which one real server scrapes from pages with made-up series; what it
 * has stored then must be what the engine says. {@code -Drelabel.scrapes=1500 -Drelabel.seed=7} for more and others.
 */
class RelabelledSeriesTest {
    private static final int JOBS = Integer.getInteger("relabel.scrapes", 400);
    private static final long SEED = Long.getLong("relabel.seed", 1);
    private static final int LONGEST_PAGE = 12;
    private static final PrometheusVersion MAPS_IN_ORDER_OF_SETTING = PrometheusVersion.of(2, 43);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + JOBS / 20);
    private static final List<String> METRICS =
            List.of("foo", "a", "ab", "go_gc_total", "http_requests_total", "x:y", "foo_bar", "up_");
    private static final Pattern LEGACY_METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    @TempDir
    Path directory;

    /** A job and the labels of the series on the page that it scrapes. */
    private record Case(int number, RelabelRules rules, List<LabelSet> page) {
        String name() {
            return "j" + number;
        }

        String yaml(String address) {
            return "- {job_name: %s, metrics_path: /page/%d, scrape_interval: 3s, static_configs: [{targets: ['%s']}], metric_relabel_configs: %s}\n"
                    .formatted(name(), number, address, RuleYaml.of(rules));
        }

        /** The page; each value tells the job, whatever becomes of the labels. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < page.size(); i++) {
                text.append(page.get(i).get("__name__")).append('{');
                page.get(i)
                        .without("__name__")
                        .forEach((name, value) -> text.append(name)
                                .append("=\"")
                                .append(value.replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\n", "\\n"))
                                .append("\","));
                text.append("} ").append(number * LONGEST_PAGE + i).append('\n');
            }
            return text.toString();
        }
    }

    /**
     * What should become of a page.
     *
     * @param series the labels that are stored; none if one of them makes the scrape fail as a whole
     * @param dropped how many the rules drop
     * @param byChance whether Go's order of labels decides
     */
    private record Expected(Set<LabelSet> series, int dropped, boolean fails, boolean byChance) {
        static Expected of(Case one, String address, PrometheusVersion version) {
            Relabelling rules = Relabelling.of(one.rules, version);
            LabelSet ofTarget = LabelSet.of("job", one.name(), "instance", address);
            Set<LabelSet> stored = new HashSet<>();
            int dropped = 0;
            boolean fails = false;
            boolean byChance = false;
            for (LabelSet scraped : one.page) {
                Map<String, String> all = new HashMap<>(scraped.asMap());
                all.putAll(ofTarget.asMap());
                Optional<LabelSet> kept = rules.apply(LabelSet.of(all));
                byChance |= version.isAtLeast(MAPS_IN_ORDER_OF_SETTING)
                        && !rules.applyInOrder(List.of(scraped, ofTarget)).equals(kept);
                if (kept.isEmpty() || kept.get().isEmpty()) {
                    dropped++;
                } else {
                    fails |= !isStorable(kept.get(), version);
                    stored.add(kept.get());
                }
            }
            return new Expected(fails ? Set.of() : stored, dropped, fails, byChance);
        }

        private static boolean isStorable(LabelSet labels, PrometheusVersion version) {
            NameValidation names = NameValidation.defaultOf(version);
            String metric = labels.get("__name__");
            return (names == NameValidation.UTF8
                            ? !metric.isEmpty()
                            : LEGACY_METRIC.matcher(metric).matches())
                    && labels.names().stream().allMatch(names::isLabelName);
        }
    }

    @ParameterizedTest
    @CsvSource({"prometheus-2, 2.42.0", "prometheus-3, 3.14.0"})
    void everySeriesIsStoredAsTheRulesSay(String program, String release) throws Exception {
        PrometheusVersion version = PrometheusVersion.parse(release);
        List<Case> cases = cases(version);
        try (LoopbackHttp pages = LoopbackHttp.exposing(
                        "/page/",
                        path -> cases.get(Integer.parseInt(path.substring("/page/".length())))
                                .text());
                PrometheusServer server = PrometheusServer.start(
                        program,
                        "series",
                        directory,
                        port -> configuration(cases, pages.address()),
                        "--storage.tsdb.path=DATA",
                        "--log.level=error")) {
            compare(cases, stored(server), pages.address(), version);
        }
    }

    private static void compare(
            List<Case> cases, Map<Integer, Set<LabelSet>> stored, String address, PrometheusVersion version) {
        List<Expected> expected =
                cases.stream().map(one -> Expected.of(one, address, version)).toList();
        Map<LabelSet, Integer> owners = new HashMap<>();
        expected.forEach(one -> one.series.forEach(series -> owners.merge(series, 1, Integer::sum)));
        int kept = 0;
        int dropped = 0;
        int failed = 0;
        int undecided = 0;
        for (Case one : cases) {
            Expected should = expected.get(one.number);
            // Whose sample is stored when several jobs write one series depends on the clock.
            boolean shared = should.series.stream().anyMatch(series -> owners.getOrDefault(series, 0) > 1);
            if (should.byChance || shared) {
                undecided++;
                continue;
            }
            assertThat(stored.getOrDefault(one.number, Set.of()))
                    .as(() -> one.yaml(address) + one.text() + traces(one, address, version))
                    .isEqualTo(should.series);
            kept += should.series.size();
            dropped += should.dropped;
            failed += should.fails ? 1 : 0;
        }
        // All of it happens, or the test shows little.
        assertThat(kept).isGreaterThan(JOBS);
        assertThat(dropped).isGreaterThan(JOBS / 4);
        assertThat(failed).isGreaterThan(JOBS / 100);
        assertThat(undecided).isLessThan(JOBS / 4);
    }

    private static String traces(Case one, String address, PrometheusVersion version) {
        StringBuilder traces = new StringBuilder();
        Relabelling rules = Relabelling.of(one.rules, version);
        for (LabelSet series : one.page) {
            LabelSet all = series.with("job", one.name()).with("instance", address);
            traces.append(rules.trace(all)).append('\n');
        }
        return traces.toString();
    }

    private static String configuration(List<Case> cases, String address) {
        StringBuilder configuration = new StringBuilder("scrape_configs:\n");
        cases.forEach(one -> configuration.append(one.yaml(address)));
        return configuration.toString();
    }

    private static List<Case> cases(PrometheusVersion version) {
        RandomRules random = RandomRules.ofSeries(SEED, version);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            List<LabelSet> page = new ArrayList<>();
            for (int sample = random.number(LONGEST_PAGE); sample >= 0; sample--) {
                Map<String, String> labels = new HashMap<>();
                random.labels(4).forEach((name, value) -> {
                    boolean isOfTarget = name.equals("job") || name.equals("instance");
                    if (!isOfTarget && NameValidation.LEGACY.isLabelName(name)) {
                        labels.put(name, value);
                    }
                });
                labels.put("__name__", METRICS.get(random.number(METRICS.size())));
                labels.put("id", i + "_" + sample);
                page.add(LabelSet.of(labels));
            }
            cases.add(new Case(i, random.rules(4), page));
        }
        return cases;
    }

    /** The series of every job, once the server has scraped all of them. */
    private static Map<Integer, Set<LabelSet>> stored(PrometheusServer server) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.query("up").size() < JOBS && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(server.query("up")).hasSize(JOBS);
        Map<Integer, Set<LabelSet>> stored = new HashMap<>();
        for (Series series : server.query("{__name__=~\".+\",__name__!~\"up|scrape_.*\"}")) {
            int job = (int) Double.parseDouble(series.value()) / LONGEST_PAGE;
            stored.computeIfAbsent(job, number -> new HashSet<>()).add(LabelSet.of(series.labels()));
        }
        return stored;
    }
}
