package io.promfleet.testkit;

import io.promfleet.dsl.FleetCheck;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.check.OwnChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check of your own with definitions that mark their own mistakes: a line that the check has to find ends in
 * {@code // expect: ACME001}, and no other line may be found.
 */
public final class CheckUnderTest {
    private static final Pattern MARK = Pattern.compile("// expect: ([A-Z]+\\d{3,}(?:, [A-Z]+\\d{3,})*)$");

    private final FleetCheck check;

    private CheckUnderTest(FleetCheck check) {
        this.check = check;
    }

    /**
     * Tests a check.
     *
     * @param check the check
     * @return it with its assertions
     */
    public static CheckUnderTest check(FleetCheck check) {
        return new CheckUnderTest(check);
    }

    /**
     * Compares what the check finds with what a definition marks, both ways.
     *
     * @param definition the definition; nothing else may be wrong with it
     * @param sources the folder of its sources, such as {@code src/test/java}
     * @return this
     * @throws AssertionError if something is found that is not marked, or the other way round; the message has both
     */
    public CheckUnderTest findsWhatIsMarked(FleetDefinition definition, Path sources) {
        List<String> found = new ArrayList<>();
        Findings findings = new Findings();
        OwnChecks.run(List.of(check), FleetUnderTest.fleet(definition).model(), findings);
        for (Finding finding : findings.sorted()) {
            String line = finding.location() instanceof CallSite site ? Integer.toString(site.line()) : "nowhere";
            found.add(line + ": " + finding.id());
        }
        List<String> marked = marks(definition.getClass(), sources);
        found.sort(null);
        marked.sort(null);
        if (!found.equals(marked)) {
            throw new AssertionError("The definition marks " + marked + ", and the check finds " + found + ":\n"
                    + String.join(
                            "\n",
                            findings.sorted().stream().map(Finding::message).toList()));
        }
        return this;
    }

    private static List<String> marks(Class<?> definition, Path sources) {
        Path file = sources.resolve(definition.getName().replace('.', '/') + ".java");
        List<String> marks = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.find()) {
                    for (String id : mark.group(1).split(", ", -1)) {
                        marks.add((i + 1) + ": " + id);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return marks;
    }
}
