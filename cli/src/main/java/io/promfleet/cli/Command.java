package io.promfleet.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the user can tell promfleet to do. A new command is a class that implements this, and its line in {@link Tool};
 * help, mistakes, colours and exit codes come with it.
 */
interface Command {
    /** The word that the user types. */
    String name();

    /**
     * What may be typed after the name, and what help says about it. Only called when the command is typed or has to be
     * explained, so that a run does not pay for the other commands.
     *
     * @param spec has the name and the options of every command already
     */
    void describe(CommandSpec spec);

    /**
     * Obeys.
     *
     * @param typed what was typed, without mistakes as far as {@link #describe} could tell
     * @return one of {@link ExitCode}
     * @throws UsageException if it makes no sense all the same
     */
    int run(ParseResult typed, Screen screen);
}
