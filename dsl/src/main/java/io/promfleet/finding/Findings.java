package io.promfleet.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings, each once. Not thread-safe: one run has one. */
public final class Findings {
    private final Set<Finding> findings = new LinkedHashSet<>();
    private int errors;

    /** Creates an empty collection. */
    public Findings() {}

    /**
     * Adds a finding; one that is already here is not added again.
     *
     * @param finding what was found
     */
    public void add(Finding finding) {
        if (findings.add(finding) && finding.severity() == Severity.ERROR) {
            errors++;
        }
    }

    /**
     * Removes a finding, because another one says the same better.
     *
     * @param finding the finding; nothing happens where it is not here
     */
    public void remove(Finding finding) {
        if (findings.remove(finding) && finding.severity() == Severity.ERROR) {
            errors--;
        }
    }

    /**
     * Adds what another collection holds.
     *
     * @param more the other collection, which stays as it is
     */
    public void addAll(Findings more) {
        more.findings.forEach(this::add);
    }

    /**
     * Whether anything here stops the run.
     *
     * @return true with at least one error
     */
    public boolean hasErrors() {
        return errors > 0;
    }

    /**
     * Everything found, in {@link Finding#ORDER}.
     *
     * @return a sorted copy
     */
    public List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Finding.ORDER);
        return sorted;
    }
}
