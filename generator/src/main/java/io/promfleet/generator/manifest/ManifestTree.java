package io.promfleet.generator.manifest;

/**
 * All files of a fleet, each path once. Documents are made when they are visited and can be dropped right after, so a
 * fleet of thousands of clusters never stands in memory as a whole; visiting twice gives equal documents.
 */
@FunctionalInterface
public interface ManifestTree {

    /**
     * Visits every file, always in the same order.
     *
     * @param visitor takes each file
     */
    void forEach(Visitor visitor);

    /** Takes the files of a tree one by one. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a file.
         *
         * @param manifest the file
         */
        void visit(Manifest manifest);
    }
}
