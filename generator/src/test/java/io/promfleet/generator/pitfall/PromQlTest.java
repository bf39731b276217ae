package io.promfleet.generator.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What expressions ask for, by their words. */
class PromQlTest {
    @Test
    void findsMetricsInArithmeticAndFunctions() {
        assertThat(PromQl.of("rate(http_requests_total[5m]) / on (cluster) group_left (team) up > 1.5e3")
                        .metrics())
                .containsExactly("http_requests_total", "up");
    }

    @Test
    void findsTheMetricThatASelectorNames() {
        assertThat(PromQl.of("{__name__=\"node:load1\", job=\"a\"}").metrics()).containsExactly("node:load1");
        assertThat(PromQl.of("{job=\"a\", __name__=\"up\"}").metrics()).containsExactly("up");
    }

    @Test
    void takesNoMetricFromAPatternOrAnotherLabel() {
        assertThat(PromQl.of("{__name__=~\"node_.*\", job=\"up\"}").metrics()).isEmpty();
        assertThat(PromQl.of("{__name__!=\"up\"}").metrics()).isEmpty();
    }

    @Test
    void knowsTheLabelsThatASelectorAsksFor() {
        assertThat(PromQl.of("up{job=\"a\", cluster!=\"\"}").matchedLabels()).containsExactly("job", "cluster");
    }

    @Test
    void looksIntoNoTextWhateverItsQuotesAreAndWhateverIsEscapedInIt() {
        assertThat(PromQl.of("label_replace(up, \"a\", \"b } c\", 'd \\' e', `f\\`) + down")
                        .metrics())
                .containsExactly("up", "down");
        assertThat(PromQl.of("count_values(\"x \\\" y\", up) + down").metrics()).containsExactly("up", "down");
    }

    @Test
    void endsWithATextThatIsNotClosed() {
        assertThat(PromQl.of("up + \"a").metrics()).containsExactly("up");
        assertThat(PromQl.of("up + \"a\\").metrics()).containsExactly("up");
        assertThat(PromQl.of("up{job=").metrics()).containsExactly("up");
        assertThat(PromQl.of("sum by (").groupings()).hasSize(1);
    }

    @Test
    void skipsCommentsToTheEndOfTheirLine() {
        assertThat(PromQl.of("up # down\n+ sideways").metrics()).containsExactly("up", "sideways");
        assertThat(PromQl.of("up # down").metrics()).containsExactly("up");
    }

    @Test
    void tellsWhichAggregationsLoseALabel() {
        assertThat(PromQl.of("sum by (cluster) (up)").groupings()).noneMatch(labels -> labels.loses("cluster"));
        assertThat(PromQl.of("sum(up) by (cluster)").groupings()).noneMatch(labels -> labels.loses("cluster"));
        assertThat(PromQl.of("sum by (\"cluster\") (up)").groupings()).noneMatch(labels -> labels.loses("cluster"));
        assertThat(PromQl.of("sum(up)").groupings()).singleElement().matches(labels -> labels.loses("cluster"));
        assertThat(PromQl.of("sum without (cluster) (up)").groupings())
                .singleElement()
                .matches(labels -> labels.loses("cluster"));
        assertThat(PromQl.of("sum without (pod) (up)").groupings()).noneMatch(labels -> labels.loses("cluster"));
        assertThat(PromQl.of("topk(3, up)").groupings()).isEmpty();
        assertThat(PromQl.of("max(rate(a[1m])) by (cluster) > (1)").groupings())
                .noneMatch(labels -> labels.loses("cluster"));
    }

    @Test
    void keepsApartTheBracketsOfAnAggregationThatSaidItsLabelsFirst() {
        assertThat(PromQl.of("sum by (cluster) (up) + (1)").groupings()).hasSize(1);
        assertThat(PromQl.of("sum by (cluster) (sum(up))").groupings()).hasSize(2);
    }

    @Test
    void namesMayBeginWithAnUnderscoreOrAColonAndHoldDigits() {
        assertThat(PromQl.of("_a1 + :b:2z + c_9").metrics()).containsExactly("_a1", ":b:2z", "c_9");
    }
}
