package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.definition.DefinitionDraft;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration as the source of a definition. The definition is run before it is printed, so that what its builders, the
 * checks of a fleet or the target of its files refuse is a finding at the place where the configuration says it.
 */
final class DefinitionConversion {
    private static final String CLASS_NAME = "ConvertedFleet";
    // Without these the rest would mean something else: a connection without its credential.
    private static final Set<String> STOPS = Set.of("PF303");

    private final PrometheusVersion target;
    private final boolean partial;
    private final Findings findings;

    /**
     * A conversion.
     *
     * @param target the release of Prometheus that the cluster is to run
     * @param partial whether what is refused may be missing in the result, and is a warning then
     * @param findings takes what a definition cannot say
     */
    DefinitionConversion(PrometheusVersion target, boolean partial, Findings findings) {
        this.target = target;
        this.partial = partial;
        this.findings = findings;
    }

    /**
     * Converts.
     *
     * @param config the configuration
     * @param spec the same as {@code prometheusSpec}
     * @param inSource what was lost on the way there, but for jobs and remote writes; takes more
     * @param inHub what was lost on the way there, but for jobs; takes more
     * @param file the name of what is converted
     * @return the source of a class; of no use where a finding is an error
     */
    String convert(PrometheusConfig config, MapNode spec, Findings inSource, Findings inHub, String file) {
        Optional<DefinitionDraft> source =
                DefinitionDraft.asSource(config, spec, target, inSource).map(draft -> judged(draft, inSource));
        // A source must send to a hub that takes what it sends; where it does not, it is a Prometheus by itself.
        if (source.isPresent() && !inSource.hasErrors()) {
            inSource.sorted().forEach(findings::add);
            return source.get().source(CLASS_NAME, file);
        }
        DefinitionDraft hub = judged(DefinitionDraft.asHub(config, spec, target, inHub), inHub);
        inHub.sorted().forEach(findings::add);
        return hub.source(CLASS_NAME, file);
    }

    /** What is left of a draft when what is refused is taken out, if it may be. */
    private DefinitionDraft judged(DefinitionDraft whole, Findings judged) {
        DefinitionDraft draft = whole;
        DefinitionDraft before;
        do {
            before = draft;
            List<Location> refused = new ArrayList<>();
            for (Finding finding : Promfleet.judge(draft.run(), CLASS_NAME)) {
                if (finding.severity() == Severity.ERROR) {
                    boolean isLeftOut = partial && !STOPS.contains(finding.id());
                    if (isLeftOut && draft.says(finding.location())) {
                        refused.add(finding.location());
                        judged.add(finding.with(Severity.WARNING));
                    } else {
                        judged.add(finding);
                    }
                }
            }
            draft = draft.without(refused);
        } while (draft != before);
        return draft;
    }
}
