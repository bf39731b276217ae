package io.promfleet.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the design says must never be. */
class HouseRulesTest {
    private static final String[] DSL = {
        "io.promfleet.model..",
        "io.promfleet.dsl..",
        "io.promfleet.finding..",
        "io.promfleet.regex..",
        "io.promfleet.selector..",
        "io.promfleet.relabel.."
    };
    private static final String[] EDGES = {"io.promfleet.cli..", "io.promfleet.maven.."};
    private static final String GENERATOR = "io.promfleet.generator.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("io.promfleet");

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                        noClasses()
                                .that()
                                .resideInAnyPackage(DSL)
                                .should()
                                .dependOnClassesThat(
                                        resideInAnyPackage("io.promfleet..").and(resideOutsideOfPackages(DSL)))
                                .because("the model is below everything else"),
                        noClasses()
                                .that()
                                .resideInAnyPackage(DSL)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.io..",
                                        "java.nio.file..",
                                        "java.nio.channels..",
                                        "tools.jackson..",
                                        "com.fasterxml..",
                                        "org.yaml..",
                                        "org.snakeyaml..")
                                .because("the DSL knows no YAML, no JSON and no file"),
                        noClasses()
                                .that()
                                .resideInAnyPackage("io.promfleet.schemas..")
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("io.promfleet..")
                                        .and(resideOutsideOfPackages("io.promfleet.schemas..")))
                                .because("schemas know no model"),
                        noClasses()
                                .that()
                                .resideInAnyPackage(DSL)
                                .or()
                                .resideInAnyPackage("io.promfleet.schemas..", "io.promfleet.generator..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.promfleet.verify..")
                                .because("what is generated never depends on what runs"),
                        slices().matching("io.promfleet.generator.(*)..")
                                .should()
                                .beFreeOfCycles()
                                .because("the packages are the pipeline, one way"),
                        mustNotKnow("manifest", "dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("layers", "dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("target", "render", "check", "schema", "output"),
                        mustNotKnow("metrics", "dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("promql", "manifest", "dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("pitfall", "manifest", "dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("capacity", "manifest", "dialect", "render", "check", "schema", "output", "read"),
                        mustNotKnow("check", "manifest", "dialect", "render", "schema", "output", "read"),
                        mustNotKnow("schema", "dialect", "render", "check", "output", "read"),
                        mustNotKnow("render", "check", "schema", "output", "read"),
                        mustNotKnow("output", "dialect", "render", "check", "schema", "read"),
                        mustNotKnow("read", "render", "check", "output", "verdict", "validate"),
                        mustNotKnow("validate", "render", "check", "output"),
                        noClasses()
                                .that()
                                .resideInAPackage(GENERATOR + "output..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.promfleet.model..", "io.promfleet.dsl..")
                                .because("a directory of files knows no fleet"),
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        GENERATOR + "check..", GENERATOR + "render..", GENERATOR + "dialect..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http..")
                                .because("checks and renderers do no I/O"),
                        belowTheEdges()
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .because("nothing below the edges prints"),
                        belowTheEdges()
                                .should()
                                .callMethod(System.class, "exit", int.class)
                                .orShould()
                                .callMethod(Runtime.class, "exit", int.class)
                                .orShould()
                                .callMethod(Runtime.class, "halt", int.class)
                                .because("nothing below the edges ends the process"),
                        belowTheEdges()
                                .should()
                                .callMethod(Throwable.class, "printStackTrace")
                                .orShould()
                                .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
                                .because("a failure is a value, or thrown"))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    private static GivenClassesConjunction belowTheEdges() {
        return noClasses().that().resideInAPackage("io.promfleet..").and().resideOutsideOfPackages(EDGES);
    }

    private static ArchRule mustNotKnow(String room, String... others) {
        String[] packages =
                List.of(others).stream().map(other -> GENERATOR + other + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(GENERATOR + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("each package of the generator only knows those before it");
    }
}
