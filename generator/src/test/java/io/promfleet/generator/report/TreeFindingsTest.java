package io.promfleet.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.output.Difference;
import io.promfleet.generator.output.OutputResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeFindingsTest {
    @Test
    void areOneAFileAndOneForTheRest() {
        Difference edited = new Difference("hub/x.yaml", Difference.Kind.EDITED, List.of(), 0);

        assertThat(TreeFindings.of("fleet", new OutputResult(0, 1, 0, 4, List.of(edited), 12)))
                .extracting(finding -> finding.id() + " " + finding.location().describe() + " " + finding.message())
                .containsExactly(
                        "PF708 fleet/hub/x.yaml:1:1 The file `fleet/hub/x.yaml` is edited by hand.",
                        "PF708  `12` more files in `fleet` differ from the definition.");
        assertThat(TreeFindings.of("fleet", new OutputResult(0, 0, 0, 5, List.of(), 0)))
                .isEmpty();
    }
}
