package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.cli.Shell.Said;
import io.promfleet.dsl.FleetCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of users' own in a jar on the class path, which offers them as services. */
class OwnChecksJarIT {
    private static final String SERVICE = "META-INF/services/" + FleetCheck.class.getName();

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Path jar(String service) throws IOException {
        Path jar = folder.resolve("house-rules.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry(SERVICE));
            entries.write(service.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
            entries.putNextEntry(new JarEntry("acme/house/TeamCheck.class"));
            entries.write(Files.readAllBytes(Path.of(Shell.CLASSES, "acme/house/TeamCheck.class")));
            entries.closeEntry();
        }
        return jar;
    }

    private Said check(Path jar) throws Exception {
        return shell.jar(
                "generate",
                "--fleet",
                "acme.AcmeFleet",
                "--classpath",
                Shell.CLASSES + System.getProperty("path.separator") + jar,
                "--output",
                "fleet");
    }

    @Test
    void runBesideThoseOfPromfleet() throws Exception {
        Said said = check(jar("# the rules of the house\nacme.house.TeamCheck\n"));

        assertThat(said.errLines())
                .containsSubsequence(
                        "WARNING ACME001   source(production)",
                        "  The cluster `production` names no team.",
                        "WARNING ACME001   source(staging)",
                        "2 warnings");
        assertThat(said.code()).isZero();
    }

    @Test
    void areAFindingWhereTheJarNamesAClassThatItDoesNotHave() throws Exception {
        Said said = check(jar("acme.house.Gone\n"));

        assertThat(said.errLines()).anyMatch(line -> line.startsWith("ERROR PF019"));
        assertThat(said.code()).isEqualTo(1);
    }
}
