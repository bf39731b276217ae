package io.promfleet.maven;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Malformed;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.model.Fleet;
import io.promfleet.verify.AccessReader;
import io.promfleet.verify.Endpoint;
import io.promfleet.verify.GivenAccess;
import io.promfleet.verify.SenderAddresses;
import io.promfleet.verify.Verification;
import io.promfleet.verify.VerificationJson;
import io.promfleet.verify.VerificationText;
import io.promfleet.verify.Verifier;
import io.promfleet.verify.VerifySettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the module, looks at the running hub of its fleet, and fails unless everything that the definition promises is there.
 * Changes nothing. Credentials are in files or in the environment, in variables such as {@code PROMFLEET_HUB_TOKEN}.
 */
@Mojo(name = "verify", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven injects the parameters
public class VerifyMojo extends FleetMojo {
    /** The address of the hub's Prometheus, such as {@code http://localhost:9090} with a port-forward. */
    @Parameter(property = "promfleet.hub", required = true)
    private String hub;

    /** Addresses of sources' Prometheus, to look at what they send; each as {@code NAME=URL}. */
    @Parameter(property = "promfleet.sources")
    private @Nullable List<String> sources;

    /** A file with such addresses, one a line. */
    @Parameter(property = "promfleet.sourceFile")
    private @Nullable File sourceFile;

    /** Look again until everything is there, or this time is over; such as {@code 5m} after a rollout. */
    @Parameter(property = "promfleet.wait", defaultValue = "0s")
    private String wait;

    /** How long one answer may take. */
    @Parameter(property = "promfleet.timeout", defaultValue = "30s")
    private String timeout;

    /** How much older than three intervals samples may be. */
    @Parameter(property = "promfleet.grace", defaultValue = "30s")
    private String grace;

    /** A file that gets what was seen as JSON. */
    @Parameter(property = "promfleet.verify.report")
    private @Nullable File report;

    /** A file with a bearer token for the hub. */
    @Parameter(property = "promfleet.tokenFile")
    private @Nullable File tokenFile;

    /** The user for basic authentication at the hub. */
    @Parameter(property = "promfleet.user")
    private @Nullable String user;

    /** A file with the user's password. */
    @Parameter(property = "promfleet.passwordFile")
    private @Nullable File passwordFile;

    /** A file with the authorities that the hub's certificate may come from, in PEM. */
    @Parameter(property = "promfleet.caFile")
    private @Nullable File caFile;

    /** A file with a client certificate for the hub, in PEM. */
    @Parameter(property = "promfleet.certFile")
    private @Nullable File certFile;

    /** A file with its private key, in PEM. */
    @Parameter(property = "promfleet.keyFile")
    private @Nullable File keyFile;

    private final List<Fleet> defined = new ArrayList<>();
    private @Nullable VerifySettings settings;

    /** Instantiated by Maven. */
    public VerifyMojo() {}

    @Override
    void prepare() throws MojoFailureException {
        try {
            AccessReader access = new AccessReader(System::getenv);
            List<String> pairs = new ArrayList<>(sources == null ? List.of() : sources);
            if (sourceFile != null) {
                pairs.addAll(SenderAddresses.lines(sourceFile.toPath()));
            }
            GivenAccess given = new GivenAccess(
                    path(tokenFile),
                    Optional.ofNullable(user),
                    path(passwordFile),
                    path(caFile),
                    path(certFile),
                    path(keyFile));
            VerifySettings usual = VerifySettings.of(Endpoint.parse(hub), access.hub(given));
            settings = usual.senders(SenderAddresses.parse(pairs, access))
                    .patience(duration("timeout", timeout), duration("grace", grace), usual.pause());
            duration("wait", wait);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }

    private static Duration duration(String parameter, String said) {
        try {
            return Duration.ofNanos(DurationText.nanoseconds(said));
        } catch (Malformed e) {
            throw new IllegalArgumentException(
                    "`promfleet." + parameter + "` takes a time such as `5m`, not `" + said + "`.");
        }
    }

    @Override
    Run run(PlacedFleet fleet, RunSettings runSettings) {
        Definition said = Definition.of(fleet.fleet().definition());
        said.fleet().ifPresent(defined::add);
        return new Run(said.findings(), List.of(), Optional.empty(), said.failure());
    }

    @Override
    void report(PlacedFleet fleet, Run run) {}

    @Override
    void conclude() throws MojoFailureException {
        if (defined.isEmpty()) {
            return;
        }
        if (defined.size() > 1) {
            throw new MojoFailureException(
                    "There are several fleets, and a hub is that of one: name it with `promfleet.fleets`.");
        }
        Verification seen = look(defined.get(0));
        for (String line : VerificationText.of(seen)) {
            if (seen.isFine()) {
                getLog().info(line);
            } else {
                getLog().error(line);
            }
        }
        write(seen);
        if (!seen.isFine()) {
            throw new MojoFailureException(VerificationText.summary(seen));
        }
    }

    private Verification look(Fleet fleet) throws MojoFailureException {
        VerifySettings known = settings;
        if (known == null) {
            throw new IllegalStateException("the settings were not read");
        }
        try (Verifier verifier = new Verifier(fleet, known)) {
            return verifier.await(duration("wait", wait), getLog()::info);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        }
    }

    private void write(Verification seen) throws MojoFailureException {
        if (report == null) {
            return;
        }
        try {
            Path file = report.toPath().toAbsolutePath();
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, VerificationJson.of(seen));
        } catch (IOException e) {
            throw new MojoFailureException("The report `" + report + "` cannot be written.", e);
        }
    }
}
