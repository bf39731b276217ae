package io.promfleet.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * One run as the user asked for it.
 *
 * @param fleets binary class names; empty for all definitions in the folders of the class path
 * @param classPath what exists of it, wildcards expanded
 * @param output the output directory as it was typed
 * @param force whether to overwrite what was edited by hand; only for {@link Action#GENERATE}
 * @param colours when to print colours
 * @param stackTrace whether to show the stack traces of users' own code
 * @param repair what generates what this only compares
 */
record Request(
        Action action,
        List<String> fleets,
        List<Path> classPath,
        Path output,
        boolean force,
        ColourChoice colours,
        boolean stackTrace,
        RepairCommand repair) {}
