package io.promfleet.generator.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promfleet.generator.promql.Expression.Aggregation;
import io.promfleet.generator.promql.Expression.Binary;
import io.promfleet.generator.promql.Expression.Call;
import io.promfleet.generator.promql.Expression.MatrixSelector;
import io.promfleet.generator.promql.Expression.NumberLiteral;
import io.promfleet.generator.promql.Expression.Signed;
import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.LabelMatcher.Operator;
import io.promfleet.model.PrometheusVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression is read as. Whether it is one is compared with promtool elsewhere. */
class PromqlTest {
    private static final Promql NEWEST = new Promql(PrometheusVersion.NEWEST, Set.of());

    @Test
    void readsWhatASelectorDemands() throws Exception {
        VectorSelector selector = (VectorSelector) NEWEST.parse("up{job=\"a\\n\", cluster!~'b|c'} offset 5m @ end()");

        assertThat(selector.metric()).contains("up");
        assertThat(selector.matchers())
                .containsExactly(
                        new LabelMatcher("job", Operator.EQUAL, "a\n"),
                        new LabelMatcher("cluster", Operator.MATCHES_NOT, "b|c"));
    }

    @Test
    void readsTheMetricWhereverItIsNamed() throws Exception {
        assertThat(((VectorSelector) NEWEST.parse("{__name__=\"up\"}")).metric())
                .contains("up");
        assertThat(((VectorSelector) NEWEST.parse("{\"my.metric\"}")).metric()).contains("my.metric");
        assertThat(((VectorSelector) NEWEST.parse("{__name__=~\"up|down\"}")).metric())
                .isEmpty();
    }

    @Test
    void bindsAsPrometheusDoes() throws Exception {
        Binary or = (Binary) NEWEST.parse("a or b and c == d + -e * f ^ g ^ h");

        assertThat(or.operator()).isEqualTo(BinaryOperator.OR);
        Binary and = (Binary) or.right();
        Binary equal = (Binary) and.right();
        Binary plus = (Binary) equal.right();
        Binary times = (Binary) plus.right();
        assertThat(times.operator()).isEqualTo(BinaryOperator.MULTIPLY);
        assertThat(times.left()).isInstanceOf(Signed.class);
        Binary power = (Binary) times.right();
        assertThat(((Binary) power.right()).operator()).isEqualTo(BinaryOperator.POWER);
    }

    @Test
    void readsFromTheLeftWhatBindsEquallyStrongly() throws Exception {
        Binary minus = (Binary) NEWEST.parse("a - b - c");

        assertThat(minus.left()).isInstanceOf(Binary.class);
        assertThat(minus.right()).isInstanceOf(VectorSelector.class);
    }

    @Test
    void readsTheLabelsOfAggregationsOnEitherSide() throws Exception {
        Aggregation before = (Aggregation) NEWEST.parse("sum by (cluster, le) (up)");
        Aggregation behind = (Aggregation) NEWEST.parse("topk(3, up) without (pod)");

        assertThat(before.grouping()).isEqualTo(new Grouping(Grouping.Kind.ONLY, List.of("cluster", "le")));
        assertThat(behind.grouping()).isEqualTo(new Grouping(Grouping.Kind.ALL_BUT, List.of("pod")));
        assertThat(behind.operator().choosesSeries()).isTrue();
        assertThat(((NumberLiteral) behind.parameter().orElseThrow()).value()).isEqualTo(3);
    }

    @Test
    void readsHowFarARangeGoes() throws Exception {
        Call rate = (Call) NEWEST.parse("rate(up[1h30m])");
        MatrixSelector computed = (MatrixSelector) NEWEST.parse("up[5m * 2]");
        MatrixSelector unknown = (MatrixSelector) NEWEST.parse("up[step()]");

        assertThat(((MatrixSelector) rate.arguments().get(0)).range()).contains(Duration.ofMinutes(90));
        assertThat(computed.range()).contains(Duration.ofMinutes(10));
        assertThat(unknown.range()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate(up)                 | 5  | `rate` takes a range vector, not an instant vector.",
                "up{job=~\"(\"}           | 0  | The expression for `job` is none that RE2 reads: missing closing ).",
                "sum(up                   | 6  | A `(` has no `)`.",
                "up and on(job) group_left x | 3 | `and` takes neither groups nor values to fill in.",
                "foo(up)                  | 0  | Prometheus 3.14.0 has no function `foo`.",
                "info(up)                 | 0  | `info` needs the feature `promql-experimental-functions` to be enabled.",
                "1 == 1                   | 2  | Two scalars are compared with `== bool`.",
                "up up                    | 3  | Where an operator belongs there is `up`.",
                "{job=~\".*\"}            | 0  | The selector takes every series; demand a value of one label that is not empty.",
            })
    void saysWhatIsWrongAndWhere(String text, int at, String message) {
        PromqlException fault = catchThrowableOfType(PromqlException.class, () -> NEWEST.parse(text));

        assertThat(fault).hasMessage(message);
        assertThat(fault.at()).isEqualTo(at);
    }

    @Test
    void takesWhatAFeatureAllows() throws Exception {
        Promql all = new Promql(PrometheusVersion.NEWEST, Set.of(PromqlFeature.values()));

        assertThat(all.parse("info(up, {a=\"b\"})").type()).isEqualTo(ValueType.VECTOR);
        assertThat(all.parse("rate(up[5m] smoothed)").type()).isEqualTo(ValueType.VECTOR);
        assertThat(all.parse("a + fill(0) b").type()).isEqualTo(ValueType.VECTOR);
    }

    @Test
    void readsAThousandTermsAndRefusesAThousandBrackets() throws Exception {
        assertThat(NEWEST.parse("up" + " + up".repeat(100_000)).type()).isEqualTo(ValueType.VECTOR);
        assertThat(catchThrowableOfType(PromqlException.class, () -> NEWEST.parse("(".repeat(10_000))))
                .hasMessage("A `(` has no `)`.");
        assertThat(catchThrowableOfType(
                        PromqlException.class, () -> NEWEST.parse("(".repeat(10_000) + "up" + ")".repeat(10_000))))
                .hasMessage("The expression is nested too deeply.");
    }
}
