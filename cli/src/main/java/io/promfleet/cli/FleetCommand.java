package io.promfleet.cli;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.generator.load.FleetLoader;
import io.promfleet.generator.load.LoadedFleets;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.generator.load.Placement;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.TreeReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads the fleets, runs each, and prints what came of it: results to one stream, findings to the other. */
final class FleetCommand {
    private final Request request;
    private final Screen screen;
    private final List<Finding> findings = new ArrayList<>();
    private boolean differs;

    FleetCommand(Request request, Screen screen) {
        this.request = request;
        this.screen = screen;
    }

    int run() {
        try (FleetLoader loader = FleetLoader.of(request.classPath())) {
            LoadedFleets loaded = request.fleets().isEmpty() ? loader.in(folders()) : loader.named(request.fleets());
            report(loaded.findings());
            for (Throwable failure : loaded.failures()) {
                stackTrace(failure);
            }
            Placement placement = Placement.of(loaded.fleets(), request.output(), Map.of());
            report(placement.findings());
            if (!failed()) {
                for (PlacedFleet fleet : placement.fleets()) {
                    run(fleet);
                }
            }
        }
        return finish();
    }

    private void run(PlacedFleet placed) {
        Path directory = placed.directory();
        Run run = request.action() == Action.GENERATE
                ? Promfleet.generate(placed.fleet().definition(), directory, request.force())
                : Promfleet.check(placed.fleet().definition(), directory);
        report(run.findings());
        if (run.failure().isPresent()) {
            stackTrace(run.failure().get());
        }
        if (run.result().isEmpty() || run.hasErrors()) {
            return;
        }
        OutputResult result = run.result().get();
        if (request.action() == Action.GENERATE) {
            // One line, never coloured: nothing has to find out whether there is a terminal.
            screen.result(TreeReport.written(directory.toString(), result));
        } else {
            screen.results(new TreeReport(directory.toString(), screen.style()).compared(result));
            differs |= !result.upToDate();
        }
    }

    private int finish() {
        if (!findings.isEmpty()) {
            screen.complaint(new FindingReport(screen.style()).summary(findings));
        }
        if (differs && request.action() == Action.CHECK) {
            screen.complaint("To generate it: " + request.repair().line());
        }
        return failed() || differs ? ExitCode.FOUND : ExitCode.FINE;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (Path entry : request.classPath()) {
            if (Files.isDirectory(entry)) {
                folders.add(entry);
            }
        }
        return folders;
    }

    private void report(List<Finding> more) {
        for (Finding finding : more) {
            findings.add(finding);
            screen.complaints(new FindingReport(screen.style()).lines(finding));
        }
    }

    private void stackTrace(Throwable failure) {
        if (request.stackTrace()) {
            screen.stackTrace(failure);
        }
    }

    private boolean failed() {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
