package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.jni.NativeLibrary;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;

/** The real Helm. It renders a chart that does with values what kube-prometheus-stack does with them. */
enum Helm {
    /** Helm 3 as a library in this process: it is there wherever the tests are. */
    LIBRARY {
        @Override
        String template(Path directory, List<Path> values) {
            assumeThere();
            var command = new com.marcnuri.helm.Helm(chart()).template().withName(RELEASE);
            values.forEach(command::withValuesFile);
            return command.call();
        }

        @Override
        String install(Path directory, Path values) {
            assumeThere();
            return new com.marcnuri.helm.Helm(chart())
                    .install()
                    .withName(RELEASE)
                    .withNamespace("monitoring")
                    .withValuesFile(values)
                    .clientOnly()
                    .dryRun()
                    .call()
                    .getOutput();
        }
    },

    /** The program {@code helm}; Flux' helm-controller is built on Helm 4. */
    PROGRAM {
        @Override
        String template(Path directory, List<Path> values) throws IOException, InterruptedException {
            List<String> arguments = new ArrayList<>(List.of("template", RELEASE, chart().toString()));
            values.forEach(file -> arguments.add("--values=" + file));
            return run(directory, arguments);
        }

        @Override
        String install(Path directory, Path values) throws IOException, InterruptedException {
            return run(
                    directory,
                    List.of(
                            "install",
                            RELEASE,
                            chart().toString(),
                            "--namespace=monitoring",
                            "-f",
                            values.toString(),
                            "--dry-run=client"));
        }
    };

    private static final String RELEASE = "kube-prometheus-stack";

    /**
     * What {@code helm template} prints.
     *
     * @param values values files, the later over the earlier, as Flux lays the sources of {@code valuesFrom}
     */
    abstract String template(Path directory, List<Path> values) throws IOException, InterruptedException;

    /** What {@code helm install -f} prints, short of installing. */
    abstract String install(Path directory, Path values) throws IOException, InterruptedException;

    private static Path chart() {
        URL chart = Objects.requireNonNull(Helm.class.getResource("/chart/Chart.yaml"));
        try {
            return Objects.requireNonNull(Path.of(chart.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the library knows no machine like this one, it would look for it on the network. */
    private static void assumeThere() {
        Assumptions.assumeTrue(
                ServiceLoader.load(NativeLibrary.class).findFirst().isPresent(),
                "SKIPPED: helm-java has no Helm for this operating system and processor");
    }

    private static String run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ExternalProgram.require("helm").toString());
        command.addAll(arguments);
        // An empty one, so that no cluster is asked.
        Path kubeconfig = directory.resolve("helm-kubeconfig");
        if (!Files.exists(kubeconfig)) {
            Files.createFile(kubeconfig);
        }
        command.add("--kubeconfig=" + kubeconfig);
        ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s%n%s", command, run.errors()).isZero();
        return run.output();
    }
}
