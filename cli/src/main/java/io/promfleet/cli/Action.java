package io.promfleet.cli;

import org.jspecify.annotations.Nullable;

/** What to do with a fleet. */
enum Action {
    GENERATE("generate"),
    CHECK("check"),
    DIFF("diff");

    private final String command;

    Action(String command) {
        this.command = command;
    }

    /** What the user types. */
    String command() {
        return command;
    }

    static @Nullable Action of(String command) {
        for (Action action : values()) {
            if (action.command.equals(command)) {
                return action;
            }
        }
        return null;
    }
}
