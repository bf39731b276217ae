package io.promfleet.generator.output;

import java.util.List;

/**
 * What a run has done to the directory, or for a comparison, what a write would do.
 *
 * @param created number of files that were not there
 * @param changed number of files with other content
 * @param deleted number of files that left the definition
 * @param unchanged number of files that were right already and are not touched
 * @param differences the first of the differing files, sorted by path
 * @param omitted how many more differing files there are
 */
public record OutputResult(
        int created, int changed, int deleted, int unchanged, List<Difference> differences, int omitted) {
    /** Nothing was done: the run was refused. */
    static final OutputResult NOTHING = new OutputResult(0, 0, 0, 0, List.of(), 0);

    /** Keeps its own copy of the differences. */
    public OutputResult {
        differences = List.copyOf(differences);
    }

    /**
     * Whether the directory held exactly the generated tree before the run. Says nothing when the run had errors.
     *
     * @return true if there was nothing to do
     */
    public boolean upToDate() {
        return differences.isEmpty();
    }
}
