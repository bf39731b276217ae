package io.promfleet.maven;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.SuppressedFinding;
import io.promfleet.generator.load.FleetLoader;
import io.promfleet.generator.load.LoadRule;
import io.promfleet.generator.load.LoadedFleets;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.generator.load.Placement;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.Report;
import io.promfleet.generator.report.ReportFormat;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.generator.report.Style;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share. What the user can mend fails the goal ({@link MojoFailureException}); what only promfleet or the
 * machine can be blamed for breaks it ({@link MojoExecutionException}).
 */
@SuppressWarnings("NullAway.Init") // Maven injects the parameters
abstract class FleetMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * The fleets to generate: class names of definitions, each as {@code <fleet>acme.AcmeFleet</fleet>} or with a
     * directory of its own, {@code <fleet><definition>acme.AcmeFleet</definition><outputDirectory>eu</outputDirectory></fleet>}.
     * Without it, all definitions among the module's own classes.
     */
    @Parameter(property = "promfleet.fleets")
    private List<FleetParameter> fleets;

    /**
     * The directory of the generated files. Of several fleets without a directory of their own, each gets the folder in
     * it that is named like its class in kebab case, such as {@code acme-fleet}.
     */
    @Parameter(property = "promfleet.outputDirectory", defaultValue = "${project.basedir}/fleet")
    private File outputDirectory;

    /** Whether to leave out promfleet. */
    @Parameter(property = "promfleet.skip", defaultValue = "false")
    private boolean skip;

    /**
     * In which form findings are reported beside the log: {@code text} (the log alone), {@code json} or {@code sarif} (to
     * {@code promfleet.reportFile}), or {@code github} (annotations of a workflow, printed between the lines of the log).
     */
    @Parameter(property = "promfleet.format", defaultValue = "text")
    private String format;

    /**
     * The file of the report; {@code promfleet-findings.json} or {@code promfleet-findings.sarif} in the build directory
     * unless said. Each module writes its own.
     */
    @Parameter(property = "promfleet.reportFile")
    private @Nullable File reportFile;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> differences = new ArrayList<>();
    private final List<SuppressedFinding> suppressed = new ArrayList<>();

    /** Called before anything is loaded. */
    void prepare() throws MojoFailureException {}

    /** Runs one fleet. */
    abstract Run run(PlacedFleet fleet, RunSettings settings);

    /** Logs what came of one fleet without errors. */
    abstract void report(PlacedFleet fleet, Run run);

    /** Called once all fleets have run without errors. */
    void conclude() throws MojoFailureException {}

    boolean isSkipped() {
        return skip;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped()) {
            getLog().info("promfleet is skipped.");
            return;
        }
        if (project.getPackaging().equals("pom")) {
            getLog().info("A module of packaging pom has no classes, so no fleets either.");
            return;
        }
        ReportFormat reported = ReportFormat.of(format)
                .orElseThrow(() -> new MojoFailureException(
                        "`promfleet.format` takes `text`, `json`, `sarif` or `github`," + " not `" + format + "`."));
        prepare();
        EarlyEnd end = EarlyEnd.watch(getLog());
        try {
            runAll(reported);
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The dependencies of the module are not resolved.", e);
        } catch (RuntimeException | Error e) {
            throw new MojoExecutionException("promfleet failed, or the machine did: " + e, e);
        } finally {
            end.stop();
        }
        conclude();
    }

    private void runAll(ReportFormat reported) throws DependencyResolutionRequiredException, MojoFailureException {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        try (FleetLoader loader = FleetLoader.of(classPath(classes))) {
            Map<String, Path> own = new HashMap<>();
            List<String> names = names(own);
            LoadedFleets loaded = names.isEmpty() ? loader.in(List.of(classes)) : loader.named(names);
            if (isBystander(loaded)) {
                getLog().info("There is no fleet in this module.");
                return;
            }
            findings.addAll(loaded.findings());
            List<Throwable> failures = new ArrayList<>(loaded.failures());
            Placement placement = Placement.of(loaded.fleets(), outputDirectory.toPath(), own);
            findings.addAll(placement.findings());
            RunSettings settings = new RunSettings(LocalDate.now(ZoneOffset.UTC), loaded.checks());
            Map<PlacedFleet, Run> done = new LinkedHashMap<>();
            for (PlacedFleet fleet : hasErrors() ? List.<PlacedFleet>of() : placement.fleets()) {
                Run run = run(fleet, settings);
                findings.addAll(run.findings());
                suppressed.addAll(run.suppressed());
                run.failure().ifPresent(failures::add);
                if (run.result().isPresent()) {
                    done.put(fleet, run);
                }
            }
            new FindingLog(getLog(), sources()).log(findings);
            if (!suppressed.isEmpty()) {
                getLog().info(new FindingReport(Style.PLAIN).summary(List.of(), suppressed.size()));
            }
            failures.forEach(this::logFailure);
            done.forEach(this::report);
            write(reported);
            if (hasErrors()) {
                throw new MojoFailureException(new FindingReport(Style.PLAIN).summary(findings)
                        + " in what the module says about its fleets; see above.");
            }
        }
    }

    /** A difference that only reports for programs tell as findings. */
    final void differs(List<Finding> found) {
        differences.addAll(found);
    }

    private void write(ReportFormat reported) throws MojoFailureException {
        if (reported == ReportFormat.TEXT) {
            return;
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(differences);
        String text = new Report(sources(), shown(project.getBasedir().toPath().resolve("pom.xml")))
                .text(all, suppressed, reported);
        if (reported == ReportFormat.GITHUB) {
            // Not through the log: a command only counts at the start of a line.
            System.out.print(text);
            System.out.flush();
            return;
        }
        Path file = reportFile == null
                ? Path.of(project.getBuild().getDirectory(), "promfleet-findings." + reported.word())
                : reportFile.toPath();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new MojoFailureException("The report `" + file + "` cannot be written.", e);
        }
        getLog().info("The findings are in " + shown(file.toAbsolutePath()) + ".");
    }

    private SourceFiles sources() {
        List<Path> roots = new ArrayList<>();
        for (MavenProject module : session.getAllProjects()) {
            module.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
        }
        return new SourceFiles(roots, Path.of(session.getExecutionRootDirectory()));
    }

    /** A folder that the module does not have, for want of sources, is left out: it is not the user's to mend. */
    private List<Path> classPath(Path classes) throws DependencyResolutionRequiredException {
        List<Path> path = new ArrayList<>();
        for (String element : project.getRuntimeClasspathElements()) {
            Path entry = Path.of(element);
            if (!entry.equals(classes) || entry.toFile().exists()) {
                path.add(entry);
            }
        }
        return path;
    }

    private List<String> names(Map<String, Path> own) throws MojoFailureException {
        List<String> names = new ArrayList<>();
        for (FleetParameter fleet : fleets == null ? List.<FleetParameter>of() : fleets) {
            String name = fleet.definition();
            if (name == null || name.isBlank()) {
                throw new MojoFailureException(
                        "A <fleet> in the configuration of promfleet names no <definition>, the class of the fleet.");
            }
            names.add(name.strip());
            File directory = fleet.outputDirectory();
            if (directory != null) {
                own.put(name.strip(), directory.toPath());
            }
        }
        return names;
    }

    /**
     * Whether this module just is a part of a build that has its fleets elsewhere: its own POM does not ask for promfleet,
     * which was typed for the whole build or came from a parent. One that had fleets before is none.
     */
    private boolean isBystander(LoadedFleets loaded) {
        return isPartOfABuild()
                && !asksForPromfleet()
                && !hasTree()
                && loaded.findings().size() == 1
                && loaded.findings().get(0).id().equals(LoadRule.NONE_FOUND.id());
    }

    private boolean hasTree() {
        Path module = project.getBasedir().toPath();
        Path output = module.resolve(outputDirectory.toPath());
        return output.startsWith(module) && Files.exists(output);
    }

    private boolean isPartOfABuild() {
        // Built alone, a module still has its parent's file beside it.
        return session.getAllProjects().size() > 1
                || (project.getParent() != null && project.getParent().getFile() != null);
    }

    private boolean asksForPromfleet() {
        Model own = project.getOriginalModel();
        List<BuildBase> builds = new ArrayList<>();
        builds.add(own.getBuild());
        own.getProfiles().forEach(profile -> builds.add(profile.getBuild()));
        return builds.stream()
                .filter(Objects::nonNull)
                .anyMatch(build -> build.getPluginsAsMap()
                        .containsKey(execution.getPlugin().getKey()));
    }

    private boolean hasErrors() {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    private void logFailure(Throwable failure) {
        if (session.getRequest().isShowErrors()) {
            getLog().error(failure);
        } else {
            getLog().error("  Run Maven with -e for the stack trace.");
        }
    }

    /** A path as somebody who started this build writes it. */
    final String shown(Path path) {
        Path root = Path.of(session.getExecutionRootDirectory());
        Path shown = path.startsWith(root) ? root.relativize(path) : path;
        return shown.toString();
    }

    /** The command that generates what this module's check found to differ. */
    final String repair() {
        Path module = project.getBasedir().toPath();
        // In full: Maven knows the short name only where the POM that the command starts from has the plugin.
        StringBuilder command = new StringBuilder("mvn " + execution.getPlugin().getId() + ":generate");
        if (!module.equals(Path.of(session.getExecutionRootDirectory()))) {
            command.append(" -pl ").append(shown(module).replace(File.separatorChar, '/'));
            if (!project.getProjectReferences().isEmpty()) {
                command.append(" -am"); // it needs the classes of other modules
            }
        }
        return command.toString();
    }
}
