package io.promfleet.cli;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Severity;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.load.FleetLoader;
import io.promfleet.generator.load.LoadedFleet;
import io.promfleet.generator.load.LoadedFleets;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.model.Fleet;
import io.promfleet.verify.AccessReader;
import io.promfleet.verify.Endpoint;
import io.promfleet.verify.SenderAddresses;
import io.promfleet.verify.Verification;
import io.promfleet.verify.VerificationJson;
import io.promfleet.verify.VerificationText;
import io.promfleet.verify.Verifier;
import io.promfleet.verify.VerifySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Looks at the running hub of a fleet. Changes nothing. */
final class VerifyCommand implements Command {
    private static final String HUB = "--hub";
    private static final String SOURCE = "--source";
    private static final String SOURCES_FILE = "--source-file";
    private static final String FORMAT = "--format";
    private static final String WAIT = "--wait";
    private static final String TIMEOUT = "--timeout";
    private static final String GRACE = "--grace";
    private static final String TEXT = "text";
    private static final String JSON = "json";

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Looks at the running hub and says for every cluster and job of a fleet what arrives, what is late, what"
                                + " is missing and why. Changes nothing.");
        FleetOptions.addDefinitionsTo(spec);
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM
                        + " verify --hub URL --classpath PATH [--fleet CLASS] [--source NAME=URL]... [OPTION]...");
        spec.addOption(OptionSpec.builder(HUB)
                .paramLabel("URL")
                .required(true)
                .type(String.class)
                .description("The address of the hub's Prometheus, such as http://localhost:9090 with a port-forward.")
                .build());
        AccessOptions.addTo(spec);
        spec.addOption(OptionSpec.builder(SOURCE)
                .paramLabel("NAME=URL")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "The address of a source's Prometheus, to look at what it sends. May be repeated. Credentials are"
                                + " in PROMFLEET_SOURCE_NAME_TOKEN and the like, or in PROMFLEET_SOURCE_TOKEN for all.")
                .build());
        spec.addOption(OptionSpec.builder(SOURCES_FILE)
                .paramLabel("FILE")
                .type(Path.class)
                .converters(typed -> PathArgument.of("The value `" + typed + "` of `" + SOURCES_FILE + "`", typed))
                .description("A file with such addresses, one NAME=URL a line.")
                .build());
        spec.addOption(
                time(WAIT, "Look again until everything is there, or this time is over; such as 5m after a rollout."));
        spec.addOption(time(TIMEOUT, "How long one answer may take; 30s if nothing is said."));
        spec.addOption(time(GRACE, "How much older than three intervals samples may be; 30s if nothing is said."));
        spec.addOption(OptionSpec.builder(FORMAT)
                .paramLabel("FORMAT")
                .type(String.class)
                .converters(VerifyCommand::format)
                .description("text or json. JSON goes to standard output, and everything else to standard error.")
                .build());
    }

    private static OptionSpec time(String option, String description) {
        return OptionSpec.builder(option)
                .paramLabel("TIME")
                .type(Duration.class)
                .converters(typed -> duration(option, typed))
                .description(description)
                .build();
    }

    @Override
    public int run(ParseResult typed, Screen screen) {
        VerifySettings settings = asTyped(() -> settings(typed));
        boolean json = typed.matchedOptionValue(FORMAT, TEXT).equals(JSON);
        if (json) {
            screen.reserveOutput();
        }
        Optional<Fleet> fleet = fleet(typed, screen);
        if (fleet.isEmpty()) {
            return ExitCode.FOUND;
        }
        try (Verifier verifier = asTyped(() -> new Verifier(fleet.get(), settings))) {
            Verification seen = verifier.await(typed.matchedOptionValue(WAIT, Duration.ZERO), line -> {
                screen.complaint(line);
                screen.flush();
            });
            if (json) {
                screen.report(VerificationJson.of(seen));
                screen.complaint(VerificationText.summary(seen));
            } else {
                screen.results(VerificationText.of(seen));
            }
            return seen.isFine() ? ExitCode.FINE : ExitCode.FOUND;
        }
    }

    private static VerifySettings settings(ParseResult typed) {
        AccessReader access = new AccessReader(System::getenv);
        Endpoint hub = Endpoint.parse(typed.matchedOptionValue(HUB, ""));
        List<String> sources = new ArrayList<>(typed.matchedOptionValue(SOURCE, List.<String>of()));
        Path file = typed.matchedOptionValue(SOURCES_FILE, null);
        if (file != null) {
            sources.addAll(SenderAddresses.lines(file));
        }
        VerifySettings usual = VerifySettings.of(hub, access.hub(AccessOptions.of(typed)));
        return usual.senders(SenderAddresses.parse(sources, access))
                .patience(
                        typed.matchedOptionValue(TIMEOUT, usual.timeout()),
                        typed.matchedOptionValue(GRACE, usual.grace()),
                        usual.pause());
    }

    /** The one fleet that is meant; nothing if its definition has errors, which are shown. */
    private static Optional<Fleet> fleet(ParseResult typed, Screen screen) {
        FleetOptions options = FleetOptions.of(typed);
        FindingPrinter findings = new FindingPrinter(screen);
        Optional<Fleet> fleet = Optional.empty();
        try (FleetLoader loader = FleetLoader.of(options.classPath().entries())) {
            LoadedFleets loaded = options.fleets().isEmpty()
                    ? loader.in(options.classPath().folders())
                    : loader.named(options.fleets());
            findings.add(loaded.findings());
            FleetCommand.stackTraces(loaded.failures(), options, screen);
            if (loaded.fleets().size() > 1) {
                throw new UsageException("There are several fleets, and a hub is that of one: name it with `--fleet`.");
            }
            for (LoadedFleet one : loaded.fleets()) {
                Definition said = Definition.of(one.definition());
                findings.add(errors(said.findings()));
                said.failure().ifPresent(failure -> FleetCommand.stackTraces(List.of(failure), options, screen));
                fleet = said.fleet();
            }
        }
        if (findings.isWanted()) {
            SourceFiles files = ReportOptions.sources(typed, options.classPath());
            findings.print(files, files, "");
        }
        return findings.hasErrors() ? Optional.empty() : fleet;
    }

    /** Warnings of a definition are for those who generate from it. */
    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static <T> T asTyped(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Duration duration(String option, String typed) {
        try {
            return Duration.ofNanos(DurationText.nanoseconds(typed));
        } catch (Malformed e) {
            throw new UsageException("`" + option + "` takes a time such as `5m`, not `" + typed + "`.");
        }
    }

    private static String format(String typed) {
        if (typed.equals(TEXT) || typed.equals(JSON)) {
            return typed;
        }
        throw new UsageException("`" + FORMAT + "` takes `text` or `json`, not `" + typed + "`.");
    }
}
