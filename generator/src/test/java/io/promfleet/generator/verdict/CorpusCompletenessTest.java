package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Severity;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The corpus leaves nothing out: every key that the schemas declare is in it, and every rule, both kept and broken. */
class CorpusCompletenessTest {
    /** What Prometheus only does by itself: nothing can break such a rule, so that the corpus just shows it. */
    private static final Set<ConfigRule> DEFAULTS = EnumSet.of(
            ConfigRule.ESCAPING_DEFAULT,
            ConfigRule.LIMITS_INHERIT,
            ConfigRule.RELABEL_ORDER,
            ConfigRule.RELABEL_REPLACE_EMPTY,
            ConfigRule.SCRAPE_PROTOCOLS_DEFAULT,
            ConfigRule.TIMEOUT_DEFAULT);

    private static final String READER = "PF301";
    private static final String CURRENT = "3.14";

    @Test
    void everyKeyIsInAnAcceptedCase() {
        Set<SchemaKeys.Key> missing =
                SchemaKeys.declared(List.of(SchemaCatalogue.PROMETHEUS_CONFIG, SchemaCatalogue.PROMETHEUS_RULES));
        assertThat(missing).hasSizeGreaterThan(553);
        for (VerdictCase verdictCase : VerdictCase.all()) {
            if (verdictCase.recorded(CURRENT).equals("accept")) {
                verdictCase
                        .read(CURRENT)
                        .ifPresent(config -> SchemaKeys.used(
                                        config.root(), config.language().schema())
                                .forEach(use -> missing.remove(use.key())));
            }
        }
        assertThat(missing).as("keys in no case that is accepted").isEmpty();
    }

    @Test
    void everyRuleIsKeptAndBroken() {
        Set<String> neverKept = new TreeSet<>();
        Set<String> neverBroken = new TreeSet<>();
        for (ConfigRule rule : ConfigRule.values()) {
            List<VerdictCase> cases = new ArrayList<>(VerdictCase.all());
            cases.removeIf(verdictCase -> !verdictCase.rules().contains(rule.id()));
            if (cases.stream().allMatch(verdictCase -> breaks(verdictCase, rule))) {
                neverKept.add(rule.id());
            }
            if (!DEFAULTS.contains(rule) && cases.stream().noneMatch(verdictCase -> breaks(verdictCase, rule))) {
                neverBroken.add(rule.id());
            }
        }
        assertThat(neverKept).as("rules without a case that keeps them").isEmpty();
        assertThat(neverBroken).as("rules without a case that breaks them").isEmpty();
    }

    @Test
    void namesNoRuleThatIsNone() {
        Set<String> unknown = new TreeSet<>();
        VerdictCase.all().forEach(verdictCase -> unknown.addAll(verdictCase.rules()));
        Arrays.stream(ConfigRule.values()).map(ConfigRule::id).forEach(unknown::remove);
        assertThat(unknown).isEmpty();
    }

    /** The reader says some rules itself, where one value alone breaks them. */
    private static boolean breaks(VerdictCase verdictCase, ConfigRule rule) {
        return VerdictCase.RELEASES.stream()
                .flatMap(release -> verdictCase.findings(release).stream())
                .anyMatch(finding -> finding.id().equals(rule.finding())
                        || (finding.severity() == Severity.ERROR && finding.id().equals(READER)));
    }
}
