package io.promfleet.generator.dialect;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports what a language cannot say of what it was told, so that nothing is left out in silence. */
final class Losses {
    /** A credential would have to stand in a file that is for many to read. */
    static final String LITERAL_CREDENTIAL = "PF303";

    /** The target has no such key, or takes something else there. */
    static final String NO_KEY = "PF301";

    private final Findings findings;
    private String cluster = "";
    private String declaration = "";

    Losses(Findings findings) {
        this.findings = findings;
    }

    /** Whose configuration is being written. */
    void cluster(String path) {
        cluster = path;
        declaration = "";
    }

    /** What of it is being written. */
    void declaration(String step) {
        declaration = step;
    }

    /** Prometheus takes a credential only as a text in its configuration. */
    void literalOnly(String key, @Nullable Origin origin) {
        report(
                LITERAL_CREDENTIAL,
                origin,
                "Prometheus reads `" + key
                        + "` from its configuration alone, where the Secret's content would be for all to" + " read.",
                "Use a way to authenticate that Prometheus reads from a file, such as `authorization` or `oauth2`.");
    }

    /** The language has no key for what Prometheus calls so. */
    void noKey(String language, String key, @Nullable Origin origin) {
        report(
                NO_KEY,
                origin,
                "What Prometheus calls `" + key + "` cannot be said in " + language + ".",
                "Leave it out, or say it where Prometheus' own file is written, such as in a scrape job.");
    }

    /** The language takes the key of a Secret or ConfigMap, and was given something else. */
    void referenceOnly(String language, String key, @Nullable Origin origin) {
        report(
                NO_KEY,
                origin,
                "In " + language + " `" + key + "` refers to a Secret or ConfigMap and takes nothing else.",
                "Put it into a Secret, or into a ConfigMap where it is no secret, and refer to its key.");
    }

    void report(String rule, @Nullable Origin origin, String message, String hint) {
        Location location = origin == null ? UnknownLocation.UNKNOWN : origin.location();
        String path = path(origin);
        findings.add(new Finding(rule, Severity.ERROR, path, location, message, hint, List.of()));
    }

    private String path(@Nullable Origin origin) {
        String outer = declaration.isEmpty() ? cluster : Origin.join(cluster, declaration);
        // What is said of the declaration as a whole has no step of its own.
        return origin == null || origin.step().equals(declaration) ? outer : Origin.join(outer, origin.step());
    }
}
