package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.convert.FileConversion;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.convert.SecretMapping;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was converted and converted back is what it was, except for what was reported. */
class ConversionLawTest {
    private static final Set<String> LOSSES = Set.of("PF301", "PF602");
    // What no `--partial` lets pass: a credential that would be printed, half a pair of certificate and key, a value
    // that the
    // chart or Prometheus refuses.
    private static final Set<String> STOPS = Set.of("PF303", "PF334", "PF609");
    private static final Pattern OFFERED = Pattern.compile("--secret '(.+)=SECRET/KEY'", Pattern.DOTALL);

    static List<VerdictCase> servers() {
        return ReadWriteReadTest.accepted().stream()
                .filter(each -> each.kind() == VerdictCase.Kind.SERVER)
                .toList();
    }

    /** One conversion: its result, and what was said about it. */
    private record Outcome(Optional<String> result, List<Finding> findings) {
        boolean isWhole() {
            return findings.stream().noneMatch(finding -> LOSSES.contains(finding.id()));
        }
    }

    private static Outcome convert(String text, Language from, Language to, List<SecretMapping> secrets) {
        Findings findings = new Findings();
        Optional<String> result = new FileConversion(PrometheusVersion.NEWEST, secrets, true, findings)
                .convert(SourceText.of("case.yml", text), null, from, to);
        return new Outcome(result, findings.sorted());
    }

    /** The mappings that the findings about credentials ask for. */
    private static List<SecretMapping> secrets(String text, Language to) {
        List<SecretMapping> secrets = new ArrayList<>();
        for (Finding finding : convert(text, Language.PROMETHEUS, to, List.of()).findings()) {
            Matcher offered = OFFERED.matcher(finding.hint());
            if (offered.find()) {
                secrets.add(SecretMapping.parse(offered.group(1) + "=credentials/key-" + secrets.size()));
            }
        }
        return secrets;
    }

    @ParameterizedTest
    @MethodSource("servers")
    void valuesSayTheSame(VerdictCase each) {
        List<SecretMapping> secrets = secrets(each.text(), Language.PROMETHEUS);
        Outcome values = convert(each.text(), Language.PROMETHEUS, Language.VALUES, secrets);
        if (values.result().isEmpty()) {
            assertThat(values.findings()).extracting(Finding::id).containsAnyElementsOf(STOPS);
            return;
        }
        Outcome back = convert(values.result().get(), Language.VALUES, Language.PROMETHEUS, List.of());
        if (back.result().isEmpty()) {
            assertThat(back.findings()).extracting(Finding::id).containsAnyElementsOf(STOPS);
        } else if (values.isWhole() && back.isWhole()) {
            Outcome same = convert(each.text(), Language.PROMETHEUS, Language.PROMETHEUS, secrets);
            assertThat(tree(back.result().get()))
                    .as(values.result().get())
                    .isEqualTo(withIntervals(tree(same.result().orElseThrow())));
        }
    }

    /** Most of the corpus has to pass through values without a loss, or the law would say little. */
    @Test
    void mostSurvivesAsValues() {
        long whole = servers().stream()
                .filter(each -> convert(
                                each.text(),
                                Language.PROMETHEUS,
                                Language.VALUES,
                                secrets(each.text(), Language.PROMETHEUS))
                        .isWhole())
                .count();
        assertThat(whole).isGreaterThan(servers().size() * 2L / 3);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aSecondConversionChangesNothing(VerdictCase each) {
        List<SecretMapping> secrets = secrets(each.text(), Language.PROMETHEUS);
        Outcome once = convert(each.text(), Language.PROMETHEUS, Language.PROMETHEUS, secrets);
        if (once.result().isPresent()) {
            Outcome twice = convert(once.result().get(), Language.PROMETHEUS, Language.PROMETHEUS, List.of());
            assertThat(twice.result()).isEqualTo(once.result());
        } else {
            assertThat(once.findings()).extracting(Finding::id).containsAnyElementsOf(STOPS);
        }
    }

    private static MapNode tree(String text) {
        Findings findings = new Findings();
        MapNode root = (MapNode) new ConfigReader(SchemaCatalogue.bundled())
                .read(SourceText.of("result.yml", text), PrometheusVersion.NEWEST, findings)
                .orElseThrow()
                .root();
        assertThat(findings.hasErrors()).as("%s%n%s", text, findings.sorted()).isFalse();
        return root;
    }

    /** With the intervals that Prometheus takes where nothing is said: values must say them, for the Operator takes others. */
    private static MapNode withIntervals(MapNode root) {
        MapNode.Builder global = MapNode.builder();
        MapNode said = root.get("global") instanceof MapNode section ? section : MapNode.EMPTY;
        for (String key : List.of("scrape_interval", "evaluation_interval")) {
            if (said.get(key) == null) {
                global.put(key, new TextNode("1m"));
            }
        }
        for (int i = 0; i < said.size(); i++) {
            global.put(said.key(i), said.value(i));
        }
        MapNode.Builder all = MapNode.builder().put("global", global.build());
        for (int i = 0; i < root.size(); i++) {
            if (!root.key(i).equals("global")) {
                all.put(root.key(i), root.value(i));
            }
        }
        return all.build();
    }
}
