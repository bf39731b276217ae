package io.promfleet.verify;

/** Names of labels in queries. */
final class Names {
    private Names() {}

    /** Whether every release takes the name without quotes. */
    static boolean isPlain(String name) {
        return name.matches("[a-zA-Z_][a-zA-Z0-9_]*");
    }
}
