package io.promfleet.acceptance.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer;
import io.promfleet.acceptance.PrometheusServer.Target;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.target.TargetOutcome;
import io.promfleet.generator.target.TargetPhase;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Parameter;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Settings;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Jobs with made-up targets and rules, loaded in one real server, whose {@code /api/v1/targets} must say what the engine
 * says. {@code -Drelabel.jobs=6000 -Drelabel.seed=7} for more and others.
 */
class RelabelledTargetsTest {
    private static final int JOBS = Integer.getInteger("relabel.jobs", 2000);
    private static final long SEED = Long.getLong("relabel.seed", 1);
    private static final PrometheusVersion SAYS_WHAT_IT_DROPS = PrometheusVersion.of(3, 5);
    private static final PrometheusVersion GOES_BY_CHANCE = PrometheusVersion.of(2, 43);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + JOBS / 100);

    @TempDir
    Path directory;

    /** A job, its only target, and the labels of the target's group. */
    private record Case(ScrapeJob job, LabelSet target, LabelSet group) {
        String yaml() {
            StringBuilder labels = new StringBuilder();
            group.forEach((name, value) -> labels.append(RuleYaml.quoted(name))
                    .append(": ")
                    .append(RuleYaml.quoted(value))
                    .append(", "));
            return "- {job_name: %s, scrape_interval: 1h%s, static_configs: [{targets: [%s], labels: {%s}}], relabel_configs: %s}\n"
                    .formatted(
                            job.name(),
                            settings(),
                            RuleYaml.quoted(target.get("__address__")),
                            labels,
                            RuleYaml.of(job.relabels()));
        }

        /** What the job itself says of how its targets are scraped, which their labels go before. */
        private String settings() {
            StringBuilder settings = new StringBuilder();
            job.metricsPath()
                    .ifPresent(path -> settings.append(", metrics_path: ").append(path));
            job.scheme().ifPresent(scheme -> settings.append(", scheme: https"));
            for (Parameter parameter : job.params()) {
                settings.append(", params: {")
                        .append(parameter.name())
                        .append(": [")
                        .append(String.join(", ", parameter.values()))
                        .append("]}");
            }
            return settings.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({"prometheus-2, 2.42.0", "prometheus-3, 3.14.0"})
    void everyTargetIsWhatTheServerMakesOfIt(String program, String release) throws Exception {
        PrometheusVersion version = PrometheusVersion.parse(release);
        List<Case> cases = cases(version);
        StringBuilder configuration = new StringBuilder("scrape_configs:\n");
        cases.forEach(one -> configuration.append(one.yaml()));
        int kept = 0;
        int dropped = 0;
        int refused = 0;
        int undecided = 0;
        try (PrometheusServer server = PrometheusServer.start(
                program,
                "relabelling",
                directory,
                port -> configuration.toString(),
                "--storage.tsdb.path=DATA",
                "--log.level=error")) {
            Map<String, List<Target>> found = targets(server, cases, version);
            // An old server says how many it dropped, but not which, and shows labels that its rules have written over.
            boolean says = version.isAtLeast(SAYS_WHAT_IT_DROPS);
            int unsaid = found.getOrDefault("", List.of()).size();
            for (Case one : cases) {
                TargetPhase phase = TargetPhase.of(one.job, version);
                TargetOutcome expected = phase.outcome(one.target, one.group);
                List<Target> targets = found.getOrDefault(one.job.name(), List.of());
                String shown = one.yaml() + phase.trace(one.target, one.group);
                if (isLeftToChance(one, phase, version)) {
                    undecided++;
                } else if (expected instanceof TargetOutcome.Scraped scraped) {
                    kept++;
                    assertThat(targets)
                            .as(shown)
                            .extracting(Target::labels)
                            .containsExactly(Optional.of(scraped.seriesLabels()));
                } else if (expected instanceof TargetOutcome.Dropped && says) {
                    dropped++;
                    assertThat(targets).as(shown).extracting(Target::labels).containsExactly(Optional.empty());
                } else {
                    dropped += expected instanceof TargetOutcome.Dropped ? 1 : 0;
                    refused += expected instanceof TargetOutcome.Refused ? 1 : 0;
                    assertThat(targets).as(shown).isEmpty();
                }
                if (says) {
                    assertThat(targets)
                            .as(shown)
                            .allSatisfy(target -> assertThat(target.discovered())
                                    .isEqualTo(phase.discoveredLabels(one.target, one.group)));
                }
            }
            assertThat(unsaid).isEqualTo(says ? 0 : dropped);
        }
        // All of it happens, or the test shows little.
        assertThat(kept).isGreaterThan(JOBS / 4);
        assertThat(dropped).isGreaterThan(JOBS / 20);
        assertThat(refused).isGreaterThan(JOBS / 100);
        assertThat(undecided).isLessThan(JOBS / 10);
    }

    private static List<Case> cases(PrometheusVersion version) {
        RandomRules random = RandomRules.ofTargets(SEED, version);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            ScrapeJob job = ScrapeJob.builder()
                    .name("j" + i)
                    .metricsPath(i % 3 == 0 ? Optional.of("/probe") : Optional.empty())
                    .scheme(i % 5 == 0 ? Optional.of(Scheme.HTTPS) : Optional.empty())
                    .addAllParams(
                            i % 7 == 0
                                    ? List.of(new Parameter("a", List.of("b", "c"), UnknownLocation.UNKNOWN))
                                    : List.of())
                    .replaces(ReplacedMonitor.NONE)
                    .scrapeInterval(Duration.ofHours(1))
                    .http(HttpClient.builder()
                            .settings(Settings.NONE)
                            .declaredAt(UnknownLocation.UNKNOWN)
                            .build())
                    .relabels(random.rules(5))
                    .metricRelabels(RelabelRules.NONE)
                    .settings(Settings.NONE)
                    .declaredAt(UnknownLocation.UNKNOWN)
                    .build();
            cases.add(new Case(job, LabelSet.of("__address__", random.word()), random.labels(5)));
        }
        return cases;
    }

    /** Go goes through labels in a random order; when two are mapped to one name, the server does not always do the same. */
    private static boolean isLeftToChance(Case one, TargetPhase phase, PrometheusVersion version) {
        if (!version.isAtLeast(GOES_BY_CHANCE)) {
            return false;
        }
        Relabelling rules = Relabelling.of(one.job.relabels(), version);
        LabelSet all = phase.discoveredLabels(one.target, one.group);
        List<LabelSet> layers = new ArrayList<>();
        all.forEach((name, value) -> layers.add(LabelSet.of(name, value)));
        Optional<LabelSet> forwards = rules.applyInOrder(layers);
        for (int turn = 0; turn < layers.size(); turn++) {
            layers.add(layers.remove(0));
            if (!rules.applyInOrder(layers).equals(forwards)) {
                return true;
            }
        }
        Collections.reverse(layers);
        return !rules.applyInOrder(layers).equals(forwards);
    }

    private static Map<String, List<Target>> targets(
            PrometheusServer server, List<Case> cases, PrometheusVersion version) throws Exception {
        long expected = cases.stream()
                .filter(one -> !(TargetPhase.of(one.job, version).outcome(one.target, one.group)
                        instanceof TargetOutcome.Refused))
                .count();
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Target> found = server.targets();
        // They come in with the first turn of the discovery, five seconds after the start.
        while (found.size() < expected * 9 / 10 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(500);
            found = server.targets();
        }
        TimeUnit.SECONDS.sleep(1);
        return server.targets().stream().collect(Collectors.groupingBy(Target::job));
    }
}
