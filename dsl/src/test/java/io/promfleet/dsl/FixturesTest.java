package io.promfleet.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FixturesTest {

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findsExactlyWhatTheSourceMarks(Fixture fixture) {
        assertThat(fixture.found()).isEqualTo(fixture.marks());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysExactlyWhatIsKept(Fixture fixture) {
        assertThat(fixture.report()).isEqualTo(fixture.expectedReport());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findsTheSameTwice(Fixture fixture) {
        assertThat(fixture.run().findings()).isEqualTo(fixture.run().findings());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void quotesNoSecret(Fixture fixture) {
        assertThat(fixture.report()).doesNotContain("ter2"); // the end of every password in the fixtures
    }

    @Test
    void marksEveryRule() {
        Set<String> marked = new TreeSet<>();
        for (Fixture fixture : Fixture.all()) {
            marked.addAll(fixture.ids());
        }
        assertThat(marked)
                .containsExactlyElementsOf(Arrays.stream(DefinitionRule.values())
                        .map(DefinitionRule::id)
                        .sorted()
                        .toList());
    }
}
