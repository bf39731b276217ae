package io.promfleet.regex;

/** Chooses how an expression is matched. */
final class Programs {
    private Programs() {}

    static Program of(Node node, int groups) {
        return new Re2jProgram(node);
    }
}
