package io.promfleet.generator.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.PrometheusVersion;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions ask for. */
class RuleQueryTest {
    private static RuleQuery query(String expression) throws PromqlException {
        return new RuleQuery(new Promql(PrometheusVersion.NEWEST, Set.of()).parse(expression));
    }

    @Test
    void findsMetricsInArithmeticAndFunctions() throws Exception {
        assertThat(query("rate(http_requests_total[5m]) / on (cluster) group_left (team) up > 1.5e3")
                        .metrics())
                .containsExactly("http_requests_total", "up");
    }

    @Test
    void findsTheMetricThatASelectorNames() throws Exception {
        assertThat(query("{__name__=\"node:load1\", job=\"a\"}").metrics()).containsExactly("node:load1");
        assertThat(query("{job=\"a\", __name__=\"up\"}").metrics()).containsExactly("up");
    }

    @Test
    void takesNoMetricFromAPatternOrAnotherLabel() throws Exception {
        assertThat(query("{__name__=~\"node_.*\", job=\"up\"}").metrics()).isEmpty();
        assertThat(query("{__name__!=\"up\",job=\"a\"}").metrics()).isEmpty();
    }

    @Test
    void looksIntoNoTextWhateverItsQuotesAreAndWhateverIsEscapedInIt() throws Exception {
        assertThat(query("label_replace(up, \"a\", \"b } c\", 'd \\' e', `f\\`) + down")
                        .metrics())
                .containsExactly("up", "down");
        assertThat(query("count_values(\"x \\\" y\", up) + down").metrics()).containsExactly("up", "down");
    }

    @Test
    void skipsCommentsToTheEndOfTheirLine() throws Exception {
        assertThat(query("up # down\n+ sideways").metrics()).containsExactly("up", "sideways");
        assertThat(query("up # down").metrics()).containsExactly("up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum by (cluster) (up)                                | false",
                "sum(up) by (cluster)                                 | false",
                "sum by (\"cluster\") (up)                            | false",
                "sum(up)                                              | true",
                "sum by (job) (up)                                    | true",
                "sum without (cluster) (up)                           | true",
                "sum without (pod) (up)                               | false",
                "topk(3, up)                                          | false",
                "topk(3, sum(up))                                     | true",
                "max(rate(a[1m])) by (cluster) > (1)                  | false",
                "sum by (cluster) (sum(up))                           | true",
                "count(count by (cluster) (up))                       | false",
                "sum(up{cluster=\"a\"})                               | false",
                "sum(up{cluster=\"a\"}) + sum(up)                     | true",
                "a * on (job) b                                       | true",
                "a * ignoring (cluster) b                             | true",
                "a * on (cluster, job) group_left b                   | false",
                "a * b                                                | false",
                "sum(a * on (cluster) b)                              | false",
            })
    void tellsWhereALabelIsLostWithoutAWord(String expression, boolean lost) throws Exception {
        assertThat(query(expression).loses("cluster").isPresent()).isEqualTo(lost);
    }

    @Test
    void takesAHundredThousandTermsApart() throws Exception {
        assertThat(query("sum(up)" + " + sum(up)".repeat(100_000)).loses("cluster"))
                .isPresent();
    }

    @Test
    void namesMayBeginWithAnUnderscoreOrAColonAndHoldDigits() throws Exception {
        assertThat(query("_a1 + :b:2z + c_9").metrics()).containsExactly("_a1", ":b:2z", "c_9");
    }
}
