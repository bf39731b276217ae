package io.promfleet.generator.verdict;

import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.NameValidation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which names may be used where, and how they are escaped: what the section {@code global} and the jobs say about it.
 *
 * <p>Source: {@code GlobalConfig.UnmarshalYAML} and {@code ScrapeConfig.Validate}.
 */
final class Naming {
    private static final Span UTF8_EXISTS = Span.since("3.0.0");
    private static final Span ESCAPING_EXISTS = Span.since("3.4.0");
    private static final Span SCHEME_DECIDES_ESCAPING = Span.since("3.7.0");
    private static final String LEGACY = "legacy";
    private static final String ALLOW_UTF8 = "allow-utf-8";
    private static final String UNDERSCORES = "underscores";
    private static final List<String> ESCAPINGS = List.of(ALLOW_UTF8, UNDERSCORES, "dots", "values");

    private final Judgement judgement;
    private final NameValidation global;
    private final String globalEscaping;
    private final Location globalLocation;

    /**
     * What the section {@code global} says.
     *
     * @param section the section, null without one
     */
    Naming(Judgement judgement, @Nullable Section section) {
        this.judgement = judgement;
        this.global = scheme(section == null ? "" : section.text("metric_name_validation_scheme"), NameValidation.UTF8);
        String written = section == null ? "" : section.text("metric_name_escaping_scheme");
        this.globalLocation =
                section == null ? UnknownLocation.UNKNOWN : section.locationOf("metric_name_escaping_scheme");
        this.globalEscaping = written.isEmpty() ? defaultEscaping(global) : written;
    }

    private NameValidation scheme(String text, NameValidation inherited) {
        if (!judgement.is(UTF8_EXISTS)) {
            return NameValidation.LEGACY;
        }
        return text.isEmpty() ? inherited : text.equals(LEGACY) ? NameValidation.LEGACY : NameValidation.UTF8;
    }

    private static String defaultEscaping(NameValidation scheme) {
        return scheme == NameValidation.LEGACY ? UNDERSCORES : ALLOW_UTF8;
    }

    /** The scheme of everything outside jobs. */
    NameValidation global() {
        return global;
    }

    /** The scheme of a job. */
    NameValidation ofJob(Section job) {
        return scheme(job.text("metric_name_validation_scheme"), global);
    }

    /** Judges whether what a job asks its targets for is what it then takes. */
    void check(Section job) {
        if (!judgement.is(ESCAPING_EXISTS)) {
            return;
        }
        NameValidation scheme = ofJob(job);
        boolean own = job.isFilled("metric_name_validation_scheme");
        String written = job.text("metric_name_escaping_scheme");
        String escaping = written;
        if (written.isEmpty()) {
            boolean inherits = !own || !judgement.is(SCHEME_DECIDES_ESCAPING);
            escaping = inherits ? globalEscaping : defaultEscaping(scheme);
        }
        if (!ESCAPINGS.contains(globalEscaping)) {
            judgement.error(
                    ConfigRule.VALUE_ALLOWED,
                    "global.metric_name_escaping_scheme",
                    globalLocation,
                    "`global.metric_name_escaping_scheme` is " + Quoted.of(globalEscaping)
                            + ", which a configuration with jobs must not have.",
                    "Use one of " + Words.listed(ESCAPINGS) + ".",
                    List.of());
        }
        if (escaping.equals(ALLOW_UTF8) && scheme == NameValidation.LEGACY) {
            String key = own || written.isEmpty() ? "metric_name_validation_scheme" : "metric_name_escaping_scheme";
            judgement.error(
                    ConfigRule.ESCAPING_UTF8_NEEDS_UTF8,
                    job.pathOf(key),
                    job.locationOf(key),
                    "`" + job.path() + "` asks its targets for names in UTF-8, but takes only legacy names.",
                    "Set `metric_name_escaping_scheme` to `underscores`, or `metric_name_validation_scheme` to `utf8`.",
                    List.of());
        }
    }
}
