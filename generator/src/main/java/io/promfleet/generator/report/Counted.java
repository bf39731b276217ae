package io.promfleet.generator.report;

/** Numbers of things. */
final class Counted {
    private Counted() {}

    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
