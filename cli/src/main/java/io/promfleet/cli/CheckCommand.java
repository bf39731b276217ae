package io.promfleet.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Compares, and says what mends a difference. */
final class CheckCommand extends ComparingCommand {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Fails if the output directory differs from what the fleet says, and names the command that mends it."
                                + " Writes nothing.");
        super.describe(spec);
    }

    @Override
    void differs(ParseResult typed, Screen screen) {
        screen.complaint("To generate it: " + RepairCommand.of(typed).line());
    }
}
