package io.promfleet.cli;

import org.jspecify.annotations.Nullable;

/** What may be typed after the command. */
enum Option {
    CLASS_PATH("--classpath", "-c", true, true),
    OUTPUT("--output", "-o", true, false),
    FLEET("--fleet", "-f", true, true),
    FORCE("--force", "", false, false),
    COLOUR("--color", "", true, false),
    STACK_TRACE("--stacktrace", "", false, false);

    private final String word;
    private final String letter;
    private final boolean valued;
    private final boolean repeatable;

    Option(String word, String letter, boolean valued, boolean repeatable) {
        this.word = word;
        this.letter = letter;
        this.valued = valued;
        this.repeatable = repeatable;
    }

    /** How the user most readably types it. */
    String word() {
        return word;
    }

    boolean isValued() {
        return valued;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    static @Nullable Option of(String typed) {
        for (Option option : values()) {
            if (typed.equals(option.word) || typed.equals(option.letter)) {
                return option;
            }
        }
        return null;
    }
}
