package io.promfleet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.maven.RealProject.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals with checks of the user's own, and the one that looks ahead to another chart. */
class OwnChecksIT {
    @TempDir
    private Path folder;

    @Test
    void checksThatTheModuleOffersAsServicesRunInItsBuild() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        write(project, "src/main/resources/META-INF/services/io.promfleet.dsl.FleetCheck", "acme.TeamCheck\n");
        write(project, "src/main/java/acme/TeamCheck.java", """
                package acme;

                import io.promfleet.dsl.FleetCheck;
                import io.promfleet.finding.Finding;
                import io.promfleet.finding.Findings;
                import io.promfleet.finding.Severity;
                import io.promfleet.model.Fleet;
                import java.util.List;

                public final class TeamCheck implements FleetCheck {
                    @Override
                    public void check(Fleet fleet, Findings findings) {
                        fleet.sources().forEach(source -> findings.add(new Finding("ACME001", Severity.ERROR, "",
                                source.declaredAt(), "The cluster names no team.", "Name one.", List.of())));
                    }
                }
                """);

        Build build = project.maven("promfleet:generate").fails("MojoFailureException");

        assertThat(build.of("ERROR"))
                .containsSubsequence(
                        "ERROR ACME001", "  The cluster names no team.", "    at acme.AcmeFleet(AcmeFleet.java:10)");
        assertThat(project.file("fleet")).doesNotExist();
    }

    @Test
    void upgradeListsWhatTouchesTheModulesFleets() throws Exception {
        RealProject project = RealProject.copy("single", folder);

        Build build = project.maven("promfleet:upgrade", "-Dpromfleet.from=66.0.0", "-Dpromfleet.to=67.0.0")
                .succeeds();
        Build back = project.maven("promfleet:upgrade", "-Dpromfleet.from=88.5.3", "-Dpromfleet.to=67.0.0")
                .fails("MojoFailureException");

        assertThat(build.of("WARNING")).contains("WARNING PF606   source(production) > remoteWrite(hub)");
        assertThat(build.of("INFO"))
                .containsSubsequence(
                        "kube-prometheus-stack 66.0.0 -> 67.0.0", "2 of 4 breaking changes touch what is in use.");
        assertThat(back.of("ERROR")).anyMatch(line -> line.contains("The chart `88.5.3` is newer than `67.0.0`."));
        assertThat(project.file("fleet")).doesNotExist();
    }

    private static void write(RealProject project, String path, String text) throws Exception {
        Path file = project.file(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
