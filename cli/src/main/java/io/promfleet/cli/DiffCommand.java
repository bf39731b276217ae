package io.promfleet.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Compares. */
final class DiffCommand extends ComparingCommand {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Shows what generate would change. Writes nothing.");
        super.describe(spec);
    }
}
