package io.promfleet.generator.relabel;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.read.RelabelNodes;
import io.promfleet.generator.read.RelabelRulesReader;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.validate.KnownReleases;
import io.promfleet.generator.verdict.ConfigVerdict;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.relabel.Relabelling;
import io.promfleet.schemas.SchemaCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file with relabelling rules.
 *
 * @param name what findings call it
 * @param path where it is
 */
public record RulesFile(String name, Path path) {
    // The expression of a rule is none; also said by the checks of definitions.
    private static final String NO_EXPRESSION = "PF201";

    /**
     * Reads the rules and makes them ready.
     *
     * @param target the release of Prometheus that is to apply them
     * @param findings takes what is wrong with the file, and a warning where there is no such release
     * @return what applies the rules; nothing if something is wrong
     */
    public Optional<Relabelling> load(PrometheusVersion target, Findings findings) {
        Findings own = new Findings();
        KnownReleases.check(target, own);
        Optional<ListNode> list = SourceText.open(name, path, own)
                .flatMap(source -> new RelabelRulesReader(SchemaCatalogue.bundled()).read(source, target, own));
        if (!own.hasErrors()) {
            // A rule whose action could not be read would be judged as another one.
            list.ifPresent(rules -> new ConfigVerdict(target, ConfigVerdict.Mode.SERVER).judgeRelabelRules(rules, own));
        }
        Optional<Relabelling> relabelling = Optional.empty();
        if (list.isPresent() && !own.hasErrors()) {
            RelabelRules rules = RelabelNodes.rules(list.get());
            rules.rules().forEach(rule -> tryOut(rule, target, own));
            if (!own.hasErrors()) {
                relabelling = Optional.of(Relabelling.of(rules, target));
            }
        }
        own.sorted().forEach(findings::add);
        return relabelling;
    }

    private static void tryOut(RelabelRule rule, PrometheusVersion target, Findings findings) {
        try {
            Relabelling.of(new RelabelRules(List.of(rule)), target);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(
                    NO_EXPRESSION,
                    Severity.ERROR,
                    "",
                    rule.declaredAt(),
                    String.valueOf(e.getMessage()),
                    "Write a smaller expression.",
                    List.of()));
        }
    }
}
