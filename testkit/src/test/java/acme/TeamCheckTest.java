package acme;

import static io.promfleet.testkit.CheckUnderTest.check;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TeamCheckTest {
    @Test
    void findsClustersWithoutATeam() {
        check(new TeamCheck()).findsWhatIsMarked(new Teams(), Path.of("src/test/java"));
    }

    @Test
    void missesNothingThatIsMarked() {
        assertThatThrownBy(
                        () -> check((fleet, findings) -> {}).findsWhatIsMarked(new Teams(), Path.of("src/test/java")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The definition marks [12: ACME001], and the check finds []");
    }
}
