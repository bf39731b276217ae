package io.promfleet.testkit;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a definition generates. */
public final class FleetAssert extends AbstractAssert<FleetAssert, FleetDefinition> {
    private static final String UPDATE = "golden.update";

    FleetAssert(FleetDefinition definition) {
        super(definition, FleetAssert.class);
    }

    /**
     * It generates exactly a committed tree: no file is missing, too many or different. Run with {@code -Dgolden.update},
     * the tree is rewritten, and the test still fails once, so that the change is read as a diff before it is committed.
     * Files in the tree that promfleet did not generate are never touched.
     *
     * @param tree the directory
     * @return this
     */
    public FleetAssert generates(Path tree) {
        isNotNull();
        Path fresh = temporary();
        try {
            requireClean(Promfleet.generate(actual, fresh, false));
            List<String> differences = TreeComparison.differences(tree, fresh);
            if (differences.isEmpty()) {
                return this;
            }
            if (System.getProperty(UPDATE) != null) {
                requireClean(Promfleet.generate(actual, tree, false));
                failWithMessage(
                        "%s",
                        "The tree `" + tree + "` is rewritten; read the change and run the test again.\n"
                                + String.join("\n", differences));
            }
            failWithMessage(
                    "%s",
                    "The tree `" + tree + "` is not what the definition generates; -D" + UPDATE + " rewrites it.\n"
                            + String.join("\n", differences));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TreeComparison.delete(fresh);
        }
        return this;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("promfleet-golden");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireClean(Run run) {
        List<String> errors = new ArrayList<>();
        for (Finding finding : run.findings()) {
            if (finding.severity() == Severity.ERROR) {
                errors.addAll(new FindingReport(Style.PLAIN).lines(finding));
            }
        }
        if (!errors.isEmpty()) {
            failWithMessage("%s", "The fleet cannot be generated:\n" + String.join("\n", errors));
        }
    }
}
