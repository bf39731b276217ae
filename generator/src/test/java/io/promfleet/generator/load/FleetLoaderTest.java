package io.promfleet.generator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetLoaderTest {
    private static final String DEFINES = " implements FleetDefinition { public void define(FleetBuilder f) {} ";

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new Workshop(folder);
        Files.createDirectories(workshop.classes());
    }

    private LoadedFleets named(String... names) {
        try (FleetLoader loader = FleetLoader.of(List.of(workshop.classes()))) {
            return loader.named(List.of(names));
        }
    }

    private LoadedFleets all() {
        try (FleetLoader loader = FleetLoader.of(List.of(workshop.classes()))) {
            return loader.in(List.of(workshop.classes()));
        }
    }

    private static Finding only(LoadedFleets loaded) {
        assertThat(loaded.fleets()).isEmpty();
        assertThat(loaded.findings()).hasSize(1);
        Finding finding = loaded.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        return finding;
    }

    @Test
    void loadsNamedDefinitionsInTheirOrderAndEachOnce() throws IOException {
        workshop.acme("A", "public class A" + DEFINES + "}").acme("B", "public class B" + DEFINES + "}");
        LoadedFleets loaded = named("acme.B", "acme.A", "acme.B");
        assertThat(loaded.findings()).isEmpty();
        assertThat(loaded.fleets()).extracting(LoadedFleet::className).containsExactly("acme.B", "acme.A");
        assertThat(loaded.fleets().get(0).definition().getClass().getName()).isEqualTo("acme.B");
    }

    @Test
    void findsPublicConcreteDefinitionsSortedByName() throws IOException {
        workshop.acme("Zulu", "public class Zulu" + DEFINES + "}")
                .acme("Alpha", "public class Alpha extends Zulu { public static class Inner extends Zulu {} }")
                .acme("Base", "public abstract class Base implements FleetDefinition {}")
                .acme("Hidden", "class Hidden" + DEFINES + "}")
                .acme("Regional", "public class Regional" + DEFINES + " public Regional(String region) {} }")
                .acme(
                        "Other",
                        "public class Other { FleetDefinition anonymous = new FleetDefinition() { public void define(FleetBuilder f) {} }; }");
        LoadedFleets loaded = all();
        assertThat(loaded.findings()).isEmpty();
        assertThat(loaded.fleets())
                .extracting(LoadedFleet::className)
                .containsExactly("acme.Alpha", "acme.Alpha$Inner", "acme.Zulu");
    }

    @Test
    void runsNoCodeOfTheClassesThatItOnlyLooksAt() throws IOException {
        workshop.acme("Fleet", "public class Fleet" + DEFINES + "}")
                .acme("Bomb", "public class Bomb { static { System.setProperty(\"acme.bomb\", \"exploded\"); } }");
        assertThat(all().fleets()).hasSize(1);
        assertThat(System.getProperty("acme.bomb")).isNull();
    }

    @Test
    void reportsAClassThatIsNotThere() {
        Finding finding = only(named("acme.Missing"));
        assertThat(finding.id()).isEqualTo("PF011");
        assertThat(finding.message()).isEqualTo("There is no class `acme.Missing` on the class path.");
    }

    @Test
    void reportsAClassThatIsNoDefinition() throws IOException {
        workshop.acme("Plain", "public class Plain {}");
        Finding finding = only(named("acme.Plain"));
        assertThat(finding.id()).isEqualTo("PF012");
        assertThat(finding.message()).isEqualTo("`acme.Plain` does not implement `io.promfleet.dsl.FleetDefinition`.");
    }

    @Test
    void reportsWhatCannotBeInstantiated() throws IOException {
        workshop.acme("Base", "public abstract class Base implements FleetDefinition {}")
                .acme("Hidden", "class Hidden" + DEFINES + "}")
                .acme("Regional", "public class Regional" + DEFINES + " public Regional(String region) {} }")
                .acme("Outer", "public class Outer { public class Inner" + DEFINES + "} }");
        LoadedFleets loaded = named("acme.Base", "acme.Hidden", "acme.Regional", "acme.Outer$Inner");
        assertThat(loaded.fleets()).isEmpty();
        assertThat(loaded.findings()).extracting(Finding::id).containsOnly("PF013");
        assertThat(loaded.findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "`acme.Base` is abstract.",
                        "`acme.Hidden` is not a public class with a public constructor without parameters.",
                        "`acme.Regional` is not a public class with a public constructor without parameters.",
                        "`acme.Outer$Inner` is not a public class with a public constructor without parameters.");
    }

    @Test
    void reportsAFailingConstructorAtItsLine() throws IOException {
        workshop.acme(
                "Bad",
                "public class Bad" + DEFINES + "\npublic Bad() {\nthrow new IllegalStateException(\"boom\"); } }");
        LoadedFleets loaded = named("acme.Bad");
        Finding finding = only(loaded);
        assertThat(finding.id()).isEqualTo("PF013");
        assertThat(finding.message())
                .isEqualTo("The constructor of `acme.Bad` failed with `java.lang.IllegalStateException: boom`.");
        assertThat(finding.location().describe()).isEqualTo("acme.Bad(Bad.java:5)");
        assertThat(loaded.failures()).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reportsAFailingStaticInitializerAtItsLine() throws IOException {
        workshop.acme("Bad", "public class Bad" + DEFINES + "\nstatic int n = Integer.parseInt(\"x\"); }");
        Finding finding = only(named("acme.Bad"));
        assertThat(finding.id()).isEqualTo("PF013");
        assertThat(finding.message()).startsWith("The static initializer of `acme.Bad` failed with `java.lang.Number");
        assertThat(finding.location().describe()).isEqualTo("acme.Bad(Bad.java:4)");
    }

    @Test
    void reportsClassesOfANewerJavaOnce() throws IOException {
        workshop.acme("A", "public class A" + DEFINES + "}").acme("B", "public class B" + DEFINES + "}");
        workshop.age("A");
        workshop.age("B");
        int running = Runtime.version().feature();
        assertThat(only(named("acme.A")).message())
                .isEqualTo("`acme.A` was compiled for a newer Java than the " + running + " that runs promfleet.");
        Finding finding = only(all());
        assertThat(finding.id()).isEqualTo("PF016");
        assertThat(finding.message()).endsWith("runs promfleet. There is 1 more such class.");
    }

    @Test
    void namesTheClassThatADefinitionNeedsAndLacks() throws IOException {
        workshop.acme("Base", "public abstract class Base" + DEFINES + "}")
                .acme("Fleet", "public class Fleet extends Base {}");
        workshop.lose("Base");
        Finding finding = only(named("acme.Fleet"));
        assertThat(finding.id()).isEqualTo("PF016");
        assertThat(finding.message())
                .isEqualTo("`acme.Fleet` needs the class `acme.Base`, which is not on the class path.");
    }

    @Test
    void warnsOfAClassThatCouldNotBeLookedAtBesideADefinition() throws IOException {
        workshop.acme("Fleet", "public class Fleet" + DEFINES + "}").acme("New", "public class New {}");
        workshop.age("New");
        LoadedFleets loaded = all();
        assertThat(loaded.fleets()).hasSize(1);
        assertThat(loaded.findings()).hasSize(1);
        assertThat(loaded.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void saysWhatCouldHaveBeenMeantWhenThereIsNoDefinition() throws IOException {
        assertThat(only(all()).id()).isEqualTo("PF014");
        workshop.acme("Hidden", "class Hidden" + DEFINES + "}");
        assertThat(only(all()).id()).isEqualTo("PF013");
    }

    @Test
    void reportsAClassPathEntryThatDoesNotExist() {
        try (FleetLoader loader = FleetLoader.of(List.of(folder.resolve("gone.jar")))) {
            assertThat(only(loader.named(List.of("acme.A"))).id()).isEqualTo("PF018");
        }
    }

    @Test
    void givesDefinitionsTheirOwnLibrariesAndOurBuilders() throws IOException {
        workshop.compile(
                        "org.assertj",
                        "Own",
                        "public class Own { public static final String NAME = new String(\"own\"); }")
                .acme(
                        "Fleet",
                        "public class Fleet implements FleetDefinition { public void define(FleetBuilder f) {"
                                + " try { Class.forName(\"org.junit.jupiter.api.Test\"); } catch (ClassNotFoundException e) {"
                                + " throw new IllegalStateException(org.assertj.Own.NAME + \" \" + Thread.currentThread()"
                                + ".getContextClassLoader().equals(Fleet.class.getClassLoader())); } } }");
        try (FleetLoader loader = FleetLoader.of(List.of(workshop.classes()))) {
            LoadedFleets loaded = loader.named(List.of("acme.Fleet"));
            Definition said = Definition.of(loaded.fleets().get(0).definition());
            assertThat(said.failure()).get().extracting(Throwable::getMessage).isEqualTo("own true");
        }
    }

    @Test
    void readsJarsAndClosesThem() throws IOException {
        workshop.acme("Fleet", "public class Fleet" + DEFINES + "}");
        Path jar = folder.resolve("fleet.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("acme/Fleet.class"));
            Files.copy(workshop.classes().resolve("acme/Fleet.class"), out);
        }
        try (FleetLoader loader = FleetLoader.of(List.of(jar))) {
            assertThat(loader.named(List.of("acme.Fleet")).fleets()).hasSize(1);
        }
    }
}
