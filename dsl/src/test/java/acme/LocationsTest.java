package acme;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.silent.EveryCall;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.PrometheusConfig;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LocationsTest {
    private static final String SMALL = """
            package acme;
            import io.promfleet.dsl.*;
            public final class Small implements FleetDefinition {
                public void define(FleetBuilder fleet) {
                    fleet.hub("Hub", hub -> hub.scrapeJob("job", job -> job.targets("a:1")));
                    throw new IllegalStateException();
                }
            }
            """;

    @Test
    void knowsNoPlaceWithoutDebugInformation() {
        Definition definition = Definition.of(Compiler.definition("acme.Small", SMALL, "-g:none"));

        assertThat(definition.findings()).hasSize(2).allMatch(finding -> finding.location() == UnknownLocation.UNKNOWN);
    }

    @Test
    void namesTheLineWithDebugInformation() {
        Definition definition = Definition.of(Compiler.definition("acme.Small", SMALL));

        assertThat(definition.findings())
                .extracting(finding -> finding.location().describe())
                .containsExactly("acme.Small(Small.java:5)", "acme.Small(Small.java:6)");
    }

    @Test
    void namesNoLineOfWhoRunsTheDefinition() {
        Fleet fleet = Definition.of(
                        it -> it.hub("hub", hub -> hub.annotatedPods().fluxControllers()))
                .fleet()
                .orElseThrow();

        String here = fleet.hub().declaredAt().describe();
        assertThat(ModelText.withLocations(fleet.hub()).lines().map(String::strip))
                .filteredOn(line -> line.startsWith("at "))
                .containsOnly("at " + here);
    }

    @Test
    void makesNoDifferenceBetweenLines() throws IOException {
        String source = Files.readString(Path.of("src/test/java/fixtures/silent/EveryCall.java"));
        FleetDefinition moved = Compiler.definition("fixtures.silent.EveryCall", "\n".repeat(1000) + source);
        Fleet here = Definition.of(new EveryCall()).fleet().orElseThrow();
        Fleet there = Definition.of(moved).fleet().orElseThrow();

        assertThat(there).isEqualTo(here).hasSameHashCodeAs(here);
        // Every line is another one, so that the equality above is about every place in the model.
        assertThat(lines(here)).hasSizeGreaterThan(50).doesNotContainAnyElementsOf(lines(there));
    }

    @Test
    void looksAtEveryTypeThatHasAPlace() throws Exception {
        Set<String> seen =
                ModelText.types(Definition.of(new EveryCall()).fleet().orElseThrow());
        Path classes = Path.of(
                Hub.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> placed = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes.resolve("io/promfleet/model"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.contains("$") && !name.equals("package-info")) {
                    Class<?> type = Class.forName("io.promfleet.model." + name);
                    // A file that was read is no part of a fleet.
                    if (type != PrometheusConfig.class
                            && Modifier.isPublic(type.getModifiers())
                            && !type.isSealed()
                            && Stream.of(type.getMethods())
                                    .anyMatch(it -> it.getName().equals("declaredAt"))) {
                        placed.add(name);
                    }
                }
            }
        }
        assertThat(seen).containsAll(placed);
        assertThat(placed).hasSizeGreaterThan(20);
    }

    private static Set<String> lines(Fleet fleet) {
        Set<String> lines = new TreeSet<>();
        ModelText.withLocations(fleet)
                .lines()
                .map(String::strip)
                .filter(it -> it.startsWith("at "))
                .forEach(lines::add);
        return lines;
    }
}
