package io.promfleet.generator.verdict;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.format.UrlText;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import java.util.List;

/** Collects what one configuration breaks, for one release and one mode of Prometheus. */
final class Judgement {
    // A file of something else can be wrong a million times.
    private static final int MOST = 10_000;
    private static final String EXCESSIVE = "PF053";

    // Built with a Go that looks into brackets.
    private static final Span ADDRESSES_IN_BRACKETS = Span.since("3.7.0");

    private static final Span UTF8_EXISTS = Span.since("3.0.0");

    private final PrometheusVersion target;
    private final boolean agent;
    private final Findings findings;
    private int found;

    Judgement(PrometheusVersion target, boolean agent, Findings findings) {
        this.target = target;
        this.agent = agent;
        this.findings = findings;
    }

    PrometheusVersion target() {
        return target;
    }

    /** Whether Prometheus runs as an agent. */
    boolean isAgent() {
        return agent;
    }

    boolean is(Span span) {
        return span.has(target);
    }

    /** Reports a value. */
    void error(ConfigRule rule, Section section, String key, String message, String hint) {
        error(rule, section.pathOf(key), section.locationOf(key), message, hint, List.of());
    }

    /** Reports a value that only some releases refuse, among them the target; nothing where the target is none of them. */
    void error(ConfigRule rule, Span span, Section section, String key, String message, String hint) {
        if (is(span)) {
            error(rule, section, key, message, hint + span.words(target));
        }
    }

    void error(ConfigRule rule, Section.Text text, String message, String hint) {
        error(rule, text.path(), text.location(), message, hint, List.of());
    }

    void error(
            ConfigRule rule,
            String path,
            Location location,
            String message,
            String hint,
            List<Finding.Related> related) {
        add(new Finding(rule.finding(), rule.severity(), path, location, message, hint, related));
    }

    /** Judges an address by itself. */
    void checkAddress(Section section, String key) {
        try {
            UrlText.parse(section.text(key), is(ADDRESSES_IN_BRACKETS));
        } catch (Malformed e) {
            error(ConfigRule.VALUE_FORMAT, section, key, e.getMessage(), e.hint());
        }
    }

    /** Judges the names of labels that are the keys of a mapping. */
    void checkLabelNames(Section section, String key) {
        NameValidation scheme = is(UTF8_EXISTS) ? NameValidation.UTF8 : NameValidation.LEGACY;
        for (Section.Text label : section.keysOf(key)) {
            if (!scheme.isLabelName(label.text())) {
                error(
                        ConfigRule.LABEL_NAME,
                        label,
                        Quoted.of(label.text()) + " is no name of a label.",
                        "Use " + scheme.describe() + "." + UTF8_EXISTS.words(target));
            }
        }
    }

    void warning(ConfigRule rule, Section section, String key, String message, String hint) {
        warning(rule, section.pathOf(key), section.locationOf(key), message, hint);
    }

    void warning(ConfigRule rule, String path, Location location, String message, String hint) {
        add(new Finding(rule.finding(), Severity.WARNING, path, location, message, hint, List.of()));
    }

    private void add(Finding finding) {
        if (found < MOST) {
            findings.add(finding);
        } else if (found == MOST) {
            findings.add(new Finding(
                    EXCESSIVE,
                    Severity.ERROR,
                    "",
                    finding.location(),
                    "The document has more than `" + MOST + "` mistakes, and is not judged further than here.",
                    "Check that the file holds what it is taken for, and mend what was found first.",
                    List.of()));
        }
        found += found > MOST ? 0 : 1;
    }
}
