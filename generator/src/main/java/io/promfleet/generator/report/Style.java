package io.promfleet.generator.report;

/** Whether lines carry colours. */
public enum Style {
    /** Text alone, for files, pipes and logs. */
    PLAIN,
    /** With the escape sequences of ECMA-48 (ANSI) terminals. */
    COLOURED;

    String apply(Colour colour, String text) {
        return this == PLAIN || text.isEmpty() ? text : colour.sequence + text + "\u001b[0m";
    }

    /** What is told apart by colour, never by colour alone. */
    enum Colour {
        ERROR("\u001b[1;31m"),
        WARNING("\u001b[1;33m"),
        INFO("\u001b[1;36m"),
        PLACE("\u001b[36m"),
        HEADING("\u001b[1m"),
        REMOVED("\u001b[31m"),
        ADDED("\u001b[32m"),
        HUNK("\u001b[36m");

        private final String sequence;

        Colour(String sequence) {
            this.sequence = sequence;
        }
    }
}
