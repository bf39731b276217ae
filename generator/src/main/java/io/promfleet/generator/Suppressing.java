package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes suppressed findings out of a run, and reports suppressions that are wrong: PF060 of an error, PF061 that has expired,
 * PF062 of nothing.
 */
final class Suppressing {
    private static final String OF_ERROR = "PF060";
    private static final String EXPIRED = "PF061";
    private static final String UNUSED = "PF062";
    private static final String SEPARATOR = " > ";

    /** Which findings a suppression is about. */
    private record Target(String id, String path) {}

    private final LocalDate today;
    private final Severity ofExpired;
    private final Map<Target, Suppression> inForce = new LinkedHashMap<>();
    private final Map<Suppression, Finding> errors = new LinkedHashMap<>();
    private final Map<Suppression, Boolean> used = new HashMap<>();
    private final List<SuppressedFinding> suppressed = new ArrayList<>();

    /**
     * Suppresses on a day.
     *
     * @param today the day
     * @param ofExpired how bad it is that a suppression has expired
     */
    Suppressing(LocalDate today, Severity ofExpired) {
        this.today = today;
        this.ofExpired = ofExpired;
    }

    /**
     * Applies suppressions to what a run has found.
     *
     * @param said the suppressions of the definition
     * @param found what was found; a run with errors may not have found all
     * @return what to report
     */
    Findings apply(List<Suppression> said, Findings found) {
        if (said.isEmpty()) {
            return found;
        }
        Findings reported = new Findings();
        for (Suppression suppression : said) {
            if (suppression.until().isBefore(today)) {
                reported.add(expired(suppression));
            } else if (inForce.putIfAbsent(new Target(suppression.id(), suppression.path()), suppression) != null) {
                reported.add(unused(suppression));
            }
        }
        for (Finding finding : found.sorted()) {
            Suppression suppression = of(finding);
            if (suppression == null) {
                reported.add(finding);
            } else if (finding.severity() == Severity.ERROR) {
                errors.putIfAbsent(suppression, finding);
                reported.add(finding);
            } else {
                used.put(suppression, true);
                suppressed.add(new SuppressedFinding(finding, suppression));
            }
        }
        errors.forEach((suppression, error) -> reported.add(ofError(suppression, error)));
        if (!found.hasErrors()) {
            for (Suppression suppression : inForce.values()) {
                if (!used.containsKey(suppression)) {
                    reported.add(unused(suppression));
                }
            }
        }
        return reported;
    }

    /** What was taken out, in the order of {@link Finding#ORDER}. */
    List<SuppressedFinding> suppressed() {
        return suppressed;
    }

    /** The suppression of the innermost part of the fleet around a finding. */
    private @Nullable Suppression of(Finding finding) {
        String path = finding.path();
        while (true) {
            Suppression suppression = inForce.get(new Target(finding.id(), path));
            if (suppression != null || path.isEmpty()) {
                return suppression;
            }
            int end = path.lastIndexOf(SEPARATOR);
            path = end < 0 ? "" : path.substring(0, end);
        }
    }

    private static Finding ofError(Suppression suppression, Finding error) {
        return new Finding(
                OF_ERROR,
                Severity.ERROR,
                suppression.path(),
                suppression.declaredAt(),
                "The finding `" + suppression.id() + "` is an error, and errors cannot be suppressed.",
                "Mend the error and leave the suppression out.",
                List.of(new Finding.Related("the error", error.location())));
    }

    private Finding expired(Suppression suppression) {
        return new Finding(
                EXPIRED,
                ofExpired,
                suppression.path(),
                suppression.declaredAt(),
                "The suppression of `" + suppression.id() + "` expired on `" + suppression.until() + "`.",
                "Mend the finding and leave the suppression out, or give a new day and reason.",
                List.of());
    }

    private static Finding unused(Suppression suppression) {
        return new Finding(
                UNUSED,
                Severity.WARNING,
                suppression.path(),
                suppression.declaredAt(),
                "The suppression of `" + suppression.id() + "` suppresses nothing.",
                "Leave it out.",
                List.of());
    }
}
