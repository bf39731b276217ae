package io.promfleet.generator;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetCheck;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.check.FleetChecks;
import io.promfleet.generator.check.OwnChecks;
import io.promfleet.generator.output.BackgroundRun;
import io.promfleet.generator.output.OutputDirectory;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.output.OutputRun;
import io.promfleet.generator.output.Owner;
import io.promfleet.generator.render.FleetTree;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.model.Fleet;
import io.promfleet.schemas.SchemaCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one way through promfleet: define, check, render, validate, and then write or compare. */
public final class Promfleet {
    private Promfleet() {}

    /**
     * Makes a directory hold exactly the files of a fleet, on any day: see {@link RunSettings#ANY_DAY}.
     *
     * @param definition the fleet as code
     * @param output the directory; made if it is not there
     * @param force whether to overwrite generated files that were edited by hand
     * @return what was done; with an error among its findings, nothing was
     */
    public static Run generate(FleetDefinition definition, Path output, boolean force) {
        return generate(definition, output, force, RunSettings.ANY_DAY);
    }

    /**
     * Makes a directory hold exactly the files of a fleet. Files that a person wrote beside them stay.
     *
     * @param definition the fleet as code
     * @param output the directory; made if it is not there
     * @param force whether to overwrite generated files that were edited by hand
     * @param settings what else the run depends on; the files never do
     * @return what was done; without a result, nothing was
     */
    public static Run generate(FleetDefinition definition, Path output, boolean force, RunSettings settings) {
        // A warning: what is generated must not depend on the day, and a check says the rest.
        Suppressing suppressing = new Suppressing(settings.today(), Severity.WARNING);
        return run(
                definition,
                output,
                settings.checks(),
                suppressing,
                (fleet, findings) -> directoryOf(fleet, definition, output).write(force, findings));
    }

    /**
     * Compares a directory with the files of a fleet, on any day: see {@link RunSettings#ANY_DAY}.
     *
     * @param definition the fleet as code
     * @param output the directory
     * @return what a {@link #generate} would do
     */
    public static Run check(FleetDefinition definition, Path output) {
        return check(definition, output, RunSettings.ANY_DAY);
    }

    /**
     * Compares a directory with the files of a fleet. Writes nothing. A suppression that has expired is an error.
     *
     * @param definition the fleet as code
     * @param output the directory
     * @param settings what else the run depends on
     * @return what a {@link #generate} would do
     */
    public static Run check(FleetDefinition definition, Path output, RunSettings settings) {
        Suppressing suppressing = new Suppressing(settings.today(), Severity.ERROR);
        return run(
                definition,
                output,
                settings.checks(),
                suppressing,
                (fleet, findings) -> directoryOf(fleet, definition, output).compare(findings));
    }

    /**
     * What is wrong with a fleet as far as it shows without a directory: the same as {@link #generate} would report, but for
     * files that are there, suppressions and checks of one's own.
     *
     * @param said what a definition said
     * @param name the class that said it
     * @return the findings, sorted
     */
    public static List<Finding> judge(Definition said, String name) {
        Findings findings = new Findings();
        said.findings().forEach(findings::add);
        said.fleet().ifPresent(fleet -> {
            FleetChecks.run(fleet, findings);
            SaidLayers.check(fleet, findings);
            validateWhatIsThere(new FleetTree(fleet, name, findings), new TooNewKeys(fleet), findings);
        });
        return findings.sorted();
    }

    private static Run run(
            FleetDefinition definition,
            Path output,
            List<FleetCheck> checks,
            Suppressing suppressing,
            BiFunction<Fleet, Findings, OutputRun> open) {
        Findings findings = new Findings();
        Definition said = Definition.of(definition);
        for (Finding finding : said.findings()) {
            findings.add(finding);
        }
        OutputResult result = null;
        Findings reported = findings;
        Fleet fleet = said.fleet().orElse(null);
        if (fleet != null) {
            FleetChecks.run(fleet, findings);
            OwnChecks.run(checks, fleet, findings);
            SaidLayers.check(fleet, findings);
            RepositoryFolder.check(fleet, output, findings);
            ChartJump.check(fleet, output, findings);
            FleetTree tree = new FleetTree(fleet, definition.getClass().getName(), findings);
            if (findings.hasErrors()) {
                validateWhatIsThere(tree, new TooNewKeys(fleet), findings);
            } else {
                result = emit(tree, new TooNewKeys(fleet), onDisk -> open.apply(fleet, onDisk), findings);
            }
            reported = suppressing.apply(fleet.suppressions(), findings);
        }
        return new Run(
                OncePerLine.of(reported.sorted()),
                suppressing.suppressed(),
                Optional.ofNullable(result),
                said.failure());
    }

    private static OutputDirectory directoryOf(Fleet fleet, FleetDefinition definition, Path output) {
        String name =
                "the fleet `" + fleet.name() + "` with the hub `" + fleet.hub().name() + "`";
        return OutputDirectory.at(output)
                .ownedBy(new Owner(name, definition.getClass().getName()));
    }

    private static @Nullable OutputResult emit(
            FleetTree tree, TooNewKeys keys, Function<Findings, OutputRun> open, Findings findings) {
        DocumentValidator validator = new DocumentValidator(SchemaCatalogue.bundled());
        Findings inDocuments = new Findings();
        Findings onDisk = new Findings();
        // One document at a time: each is validated before a byte of it exists, and gone soon after. What was offered
        // before an error shows up is only staged, and dropped with the run.
        OutputRun opened = open.apply(onDisk);
        boolean usable = !onDisk.hasErrors();
        try (BackgroundRun run = new BackgroundRun(opened, onDisk)) {
            tree.forEach(manifest -> {
                validator.ofChart(keys.olderChart(manifest)).validate(manifest, inDocuments);
                keys.check(manifest, inDocuments);
                if (usable && !findings.hasErrors() && !inDocuments.hasErrors()) {
                    run.offer(manifest);
                }
            });
            addNews(inDocuments, findings);
            run.await();
            if (findings.hasErrors()) {
                // Not everything was offered, so that what is left over says nothing.
                onDisk.sorted().forEach(findings::add);
                return null;
            }
            OutputResult result = run.finish();
            onDisk.sorted().forEach(findings::add);
            return findings.hasErrors() ? null : result;
        }
    }

    /** Every mistake in one run: what documents can be made in spite of the errors so far are validated too. */
    private static void validateWhatIsThere(FleetTree tree, TooNewKeys keys, Findings findings) {
        DocumentValidator validator = new DocumentValidator(SchemaCatalogue.bundled());
        Findings inDocuments = new Findings();
        try {
            tree.forEach(manifest -> {
                validator.ofChart(keys.olderChart(manifest)).validate(manifest, inDocuments);
                keys.check(manifest, inDocuments);
            });
        } catch (IllegalArgumentException e) {
            // A name that was already reported as illegal cannot be made a path or a key of; what was found stands.
        }
        addNews(inDocuments, findings);
    }

    /** Each mistake once. */
    private static void addNews(Findings inDocuments, Findings findings) {
        AlreadySaid said = new AlreadySaid(findings.sorted());
        for (Finding finding : inDocuments.sorted()) {
            if (!said.covers(finding)) {
                findings.add(finding);
            }
        }
    }
}
