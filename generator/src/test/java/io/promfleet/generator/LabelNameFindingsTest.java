package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LabelNames;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about names of labels in UTF-8, word by word. */
class LabelNameFindingsTest {
    @TempDir
    private Path directory;

    @Test
    void saysWhoRefusesAName() {
        assertThat(Promfleet.check(new LabelNames(), directory).findings())
                .filteredOn(finding -> finding.id().equals("PF108"))
                .extracting(finding -> finding.severity() + " " + finding.path() + ": " + finding.message())
                .containsExactlyInAnyOrder(
                        quoted("source(new)", "data-center"),
                        quoted("source(new) > remoteWrite(hub) > writeRelabel", "größe"),
                        quoted("source(new) > scrapeJob(a) > targets", "a.b"),
                        quoted("source(new) > scrapeJob(a) > relabel", "k8s.$1"),
                        quoted("source(new) > scrapeJob(a) > relabel", "a/b"),
                        "ERROR source(new) > scrapeJob(legacy) > metricRelabel: The label name `a.b` is refused by this"
                                + " job, whose `metricNameValidationScheme` is `LEGACY`.",
                        quoted("source(operator)", "data-center"),
                        "ERROR source(operator) > remoteWrite(hub) > writeRelabel: The label name `a.b` is refused by the"
                                + " Prometheus Operator `0.85.0` of `operator`, which takes it since `0.86.0`.",
                        "ERROR source(old): The label name `data-center` is refused by the Prometheus `2.55.0` of `old`,"
                                + " which takes it since `3.0.0`.",
                        "ERROR source(told): The label name `data-center` is refused by `told`, whose value"
                                + " `nameValidationScheme` is `Legacy`.");
    }

    private static String quoted(String path, String name) {
        return "WARNING " + path + ": The label name `" + name + "` has to be quoted in every query, such as `{\""
                + name + "\"=\"…\"}`.";
    }
}
