package io.promfleet.golden;

import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import java.nio.file.Path;

/** The program of a child JVM: generates every case into a folder of the directory that is its argument. */
final class GenerateAll {
    private GenerateAll() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        for (GoldenCase golden : GoldenCase.values()) {
            Run run = Promfleet.generate(golden.definition(), directory.resolve(golden.folder()), false);
            if (run.hasErrors()) {
                throw new IllegalStateException(golden + ": " + run.findings());
            }
        }
    }
}
