package acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Fleet;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a definition whose own code fails, and of one that says a great deal. */
final class FailuresTest {

    @Test
    void reportsAnyException() {
        assertThat(message(fleet -> {
                    throw new IllegalStateException("no network");
                }))
                .isEqualTo("The definition failed with `java.lang.IllegalStateException: no network`.");
    }

    @Test
    void reportsACheckedExceptionThatTheCompilerDidNotSee() {
        assertThat(message(fleet -> sneak(new IOException("no file"))))
                .isEqualTo("The definition failed with `java.io.IOException: no file`.");
    }

    @Test
    void reportsAnErrorOfTheUsersOwn() {
        assertThat(message(fleet -> {
                    throw new OwnError();
                }))
                .isEqualTo("The definition failed with `acme.FailuresTest$OwnError`.");
    }

    @Test
    void reportsAFailedAssertion() {
        assertThat(message(fleet -> {
                    throw new AssertionError("three sites");
                }))
                .isEqualTo("The definition failed with `java.lang.AssertionError: three sites`.");
    }

    @Test
    void saysThatADefinitionWasCompiledAgainstSomethingElse() {
        FleetDefinition definition = fleet -> {
            throw new NoSuchMethodError("HubBuilder.gone()");
        };

        assertThat(Definition.of(definition).findings())
                .extracting(Finding::id, Finding::message, Finding::hint)
                .containsExactly(tuple(
                        "PF010",
                        "The definition failed with `java.lang.NoSuchMethodError: HubBuilder.gone()`.",
                        "Compile the definition with the promfleet and the libraries that it runs with; nothing was"
                                + " generated."));
    }

    @Test
    void reportsAMissingClass() {
        assertThat(message(fleet -> {
                    throw new NoClassDefFoundError("acme/Sites");
                }))
                .isEqualTo("The definition failed with `java.lang.NoClassDefFoundError: acme/Sites`.");
    }

    @Test
    void reportsWhatAStaticInitializerThrew() {
        assertThat(message(fleet -> fleet.name(BrokenSites.NAME)))
                .isEqualTo("The definition failed with `java.lang.IllegalStateException: no sites`.");
    }

    @Test
    void reportsRecursionWithoutAnEnd() {
        assertThat(message(FailuresTest::recurse))
                .isEqualTo("The definition failed with `java.lang.StackOverflowError`.");
    }

    @Test
    void reportsASizeThatIsNone() {
        assertThat(message(fleet -> fleet.hub("hub", hub -> hub.prometheus(it -> it.storage(ByteSize.gibibytes(-1))))))
                .isEqualTo("The definition failed with `java.lang.IllegalArgumentException: a size cannot be negative:"
                        + " -1073741824`.");
    }

    @Test
    void reportsAFailureOnOneLine() {
        assertThat(message(fleet -> {
                    throw new IllegalStateException("first\nsecond\u001b[31m");
                }))
                .isEqualTo("The definition failed with `java.lang.IllegalStateException: first\\nsecond\\u001b[31m`.");
    }

    @Test
    void letsGoOfWhatIsNobodysMistake() {
        FleetDefinition definition = fleet -> {
            throw new OutOfMemoryError("test");
        };
        assertThatThrownBy(() -> Definition.of(definition)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void handsTheFailureOnForWhoeverMendsIt() {
        IllegalStateException failure = new IllegalStateException();

        assertThat(Definition.of(fleet -> {
                            throw failure;
                        })
                        .failure())
                .containsSame(failure);
    }

    @Test
    void refusesAParallelStream() {
        List<Finding> findings = Definition.of(fleet -> {
                    fleet.hub("hub", hub -> {});
                    IntStream.range(0, 1000).parallel().forEach(i -> fleet.source("source-" + i, source -> {}));
                })
                .findings();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("PF010");
            assertThat(finding.message()).isEqualTo("A builder is called from a thread of its own.");
            assertThat(finding.location()).isInstanceOf(CallSite.class);
        });
    }

    @Test
    void reportsAnExpressionThatNestsTooDeeply() {
        String regex = "(".repeat(100_000) + ")".repeat(100_000);

        assertThat(Definition.of(fleet -> fleet.hub(
                                "hub",
                                hub -> hub.scrapeJob(
                                        "job", job -> job.targets("a:1").relabel(rules -> rules.keep("a", regex)))))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("PF201");
                    assertThat(finding.message()).hasSizeLessThan(700).contains("…");
                });
    }

    @Test
    void takesALotOfEverything() {
        Definition definition =
                Definition.of(fleet -> fleet.hub("hub", hub -> {}).source("source", FailuresTest::large));

        assertThat(definition.findings()).isEmpty();
        Fleet fleet = definition.fleet().orElseThrow();
        assertThat(fleet.sources().get(0).chartValues()).hasSize(5_001);
        assertThat(fleet.sources().get(0).externalLabels()).hasSize(5_000);
        assertThat(fleet.sources().get(0).scrapeJobs()).hasSize(5_000);
    }

    private static void large(SourceBuilder source) {
        for (int i = 0; i < 5_000; i++) {
            String name = "n" + i;
            source.value("grafana." + name, i);
            source.externalLabel(name, "x".repeat(1_000));
            source.scrapeJob(name, job -> job.targets("a:1").relabel(rules -> rules.keep("a", name + ".+")));
        }
        source.objectValue("large", object -> IntStream.range(0, 5_000).forEach(i -> object.field("n" + i, i)));
    }

    /** The message of the only finding, which must be at a line of this class. */
    private static String message(FleetDefinition definition) {
        List<Finding> findings = Definition.of(definition).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).id()).isEqualTo("PF010");
        assertThat(findings.get(0).location().describe()).startsWith("acme.FailuresTest(FailuresTest.java:");
        return findings.get(0).message();
    }

    private static void recurse(FleetBuilder fleet) {
        fleet.flux(flux -> recurse(fleet));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // how a checked exception gets past the compiler
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** An error that no list of errors names. */
    private static final class OwnError extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A class that cannot be initialized. */
    private static final class BrokenSites {
        static final String NAME = name();

        private static String name() {
            throw new IllegalStateException("no sites");
        }
    }
}
