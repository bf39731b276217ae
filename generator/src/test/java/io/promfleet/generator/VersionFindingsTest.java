package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.Versions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about versions, word by word. */
class VersionFindingsTest {
    @TempDir
    private Path directory;

    @Test
    void namesTheLayerTheVersionAndTheWayOut() {
        assertThat(Promfleet.check(new Versions(), directory).findings())
                .extracting(finding ->
                        finding.severity() + " " + finding.path() + ": " + finding.message() + " " + finding.hint())
                .containsExactlyInAnyOrder(
                        "ERROR hub(hub): The chart `88.5.3` needs Kubernetes 1.25 or newer, and this cluster runs `1.24.9`."
                                + " Upgrade the cluster, or give it an older chart with `chart`.",
                        "WARNING source(deprecating) > scrapeJob(endpoints): The job `endpoints` discovers Endpoints, which"
                                + " Kubernetes deprecates since 1.33. Use the role `endpointslice`; its labels start with"
                                + " `__meta_kubernetes_endpointslice_`.",
                        old("older", "66.0.0"),
                        old("between", "66.7.0"),
                        "ERROR source(ancient): The chart's version `61.9.9` is older than those that promfleet knows, which"
                                + " are `62.0.0` to `88.5.3`. Use `88.5.3`.",
                        "ERROR source(older) > scrapeJob(job) > fallback_scrape_protocol: Prometheus refuses its configuration with"
                                + " `fallback_scrape_protocol`, which Prometheus knows since `3.0.0`; the chart `66.0.0`"
                                + " runs `2.55.0`. Leave it out, or use the chart `67.0.0` or newer.",
                        "WARNING source(between) > scrapeJob(job) > fallback_scrape_protocol: Prometheus refuses its configuration with"
                                + " `fallback_scrape_protocol`, which Prometheus knows since `3.0.0`; the chart `66.7.0`"
                                + " runs at least `2.55.0`. Leave it out, or use the chart `67.0.0` or newer.",
                        "ERROR source(between) > value(crds.upgradeJob.enabled): The templates of the chart `66.7.0` ignore"
                                + " `crds.upgradeJob`, which came with `68.4.0`. Leave it out, or use the chart `68.4.0` or"
                                + " newer.",
                        "WARNING source(between) > value(prometheus.prometheusSpec.ruleQueryOffset): The templates of the chart"
                                + " `66.7.0` may ignore `prometheus.prometheusSpec.ruleQueryOffset`: `78.3.2` did not have"
                                + " it, `88.5.3` does. Leave it out, or use the chart `88.5.3` or newer.",
                        "ERROR source(chosen) > remoteWrite(hub) > queue: The Prometheus Operator leaves `sampleAgeLimit` out, which"
                                + " Prometheus knows since `2.50.0`; this cluster's values choose `2.40.0`. Leave it out, or"
                                + " choose Prometheus `2.50.0` or newer.",
                        "WARNING source(chosen) > scrapeJob(shared) > relabel: The dot of `shop.*` matches a line break in Prometheus"
                                + " 3 and not in Prometheus 2, and clusters with either run this rule. Begin it with `(?s)` or"
                                + " `(?-s)`, which says which is meant.",
                        "WARNING source(future) > value(prometheus.prometheusSpec.image.tag): Prometheus `4.0.0` is newer"
                                + " than those that promfleet knows, and is judged as `3.14.0`. Read its changelog, or"
                                + " update promfleet.");
    }

    private static String old(String source, String version) {
        return "WARNING source(" + source + "): Of the chart's version `" + version
                + "` promfleet knows what it runs, and judges its values by those of `88.5.3`. Use `88.5.3`;"
                + " `promfleet upgrade` says what that changes. Until then, suppress this for a while.";
    }
}
