package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.cli.Shell.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code upgrade} as a process. */
class UpgradeJarIT {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Said upgrade(String from, String to, String... more) throws Exception {
        String[] arguments = new String[more.length + 9];
        System.arraycopy(
                new String[] {
                    "upgrade", "--from", from, "--to", to, "--fleet", "acme.AcmeFleet", "--classpath", Shell.CLASSES
                },
                0,
                arguments,
                0,
                9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return shell.jar(arguments);
    }

    @Test
    void listsWhatTouchesTheFleetAtItsLineAndWhatChangesForAll() throws Exception {
        Said said = upgrade("66.0.0", "67.0.0");

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("""
                kube-prometheus-stack 66.0.0 -> 67.0.0
                  Prometheus Operator 0.78.1 -> 0.79.0
                  Prometheus 2.55.0 -> 3.0.1
                  Kubernetes 1.19 or newer
                2 of 4 breaking changes touch what is in use.
                """);
        assertThat(said.errLines())
                .containsSubsequence(
                        "WARNING PF606   source(production) > remoteWrite(hub)",
                        "  With the chart `67.0.0` Prometheus becomes 3, which sends by HTTP/1.1 unless told otherwise, and this"
                                + " cluster sets `prometheus.prometheusSpec.remoteWrite`, as another one does.",
                        "  Hint: Set `enableHTTP2: true` where the receiver needs it.")
                .last()
                .asString()
                .matches("\\d warnings");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysNothingOfWhatTouchesNobody() throws Exception {
        Said said = upgrade("76.0.0", "77.0.0");

        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.outLines()).last().isEqualTo("0 of 0 breaking changes touch what is in use.");
    }

    @Test
    void reportsForPrograms() throws Exception {
        Said said = upgrade("66.0.0", "67.0.0", "--format=json", "--report=found.json");

        assertThat(said.code()).isZero();
        assertThat(folder.resolve("found.json")).content().contains("\"id\" : \"PF606\"");
    }

    @Test
    void refusesWhatIsNoUpgrade() throws Exception {
        Said back = upgrade("88.5.3", "80.0.0");
        Said missing = shell.jar("upgrade", "--from", "88.0.0", "--classpath", Shell.CLASSES);

        assertThat(back.code()).isEqualTo(2);
        assertThat(back.errLines()).startsWith("The chart `88.5.3` is newer than `80.0.0`.");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.errLines()).startsWith("The option `--to` is missing.");
    }
}
