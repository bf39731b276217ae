package io.promfleet.generator.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which series, and which of their labels, expressions ask for. */
class AskedSeriesFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "up                                                          | up[]",
                "up{job=\"api\"}                                             | up[job]{job=api}",
                "up{job!=\"\", a=~\".+\", b=~\".*\", c!=\"x\", d!~\".*\"}    | up[a, d, job]",
                "sum by (pod) (rate(http_total[5m]))                         | http_total[pod]",
                "sum without (pod) (topk by (node) (3, http_total))          | http_total[node]",
                "sum by (a) (max by (b) (x))                                 | x[b]",
                "max without (b) (sum by (a, b) (x))                         | x[a, b]",
                "count by (a) (x unless on (b) y)                            | x[a, b] y[b]",
                "sum by (a) (x / on (b) y)                                   | x[b] y[b]",
                "sum by (a) (x / on (b) group_left (a) y)                    | x[b] y[b]",
                "sum by (a) (x or y)                                         | x[a] y[a]",
                "sum by (a) (x and y)                                        | x[a] y[]",
                "histogram_quantile(0.9, sum by (le, a) (rate(x_bucket[1m])))| x_bucket[a, le]",
                "histogram_quantile(0.9, sum by (a) (rate(x[1m])))           | x[a]",
                "sum by (dst) (label_replace(x, \"dst\", \"$1\", \"src\", \"(.*)\")) | x[src]",
                "sum by (dst, a) (label_join(x, \"dst\", \"-\", \"b\", \"c\"))       | x[a, b, c]",
                "sum by (a) (absent(x{b=\"1\"}))                             | x[b]{b=1}",
                "{__name__=\"x\", a=\"1\"}                                   | x[a]{a=1}",
                "max_over_time(sum by (a) (x)[1h:1m])                        | x[a]",
                "x + x                                                       | x[]",
            })
    void findsLabelsThatMustBeThere(String expression, String asked) throws Exception {
        assertThat(shown(expression)).isEqualTo(asked);
    }

    @Test
    void getsThroughAnExpressionOfAnyDepth() throws Exception {
        int depth = 5_000;
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < depth; i++) {
            text.append(" + x{a=\"").append(i).append("\"}");
        }
        assertThat(asked(text.toString())).hasSize(depth + 1);
    }

    private static List<AskedSeries> asked(String expression) throws PromqlException {
        PrometheusVersion version = PrometheusVersion.NEWEST;
        return AskedSeriesFinder.in(new Promql(version, Set.of()).parse(expression), version);
    }

    private static String shown(String expression) throws PromqlException {
        StringBuilder text = new StringBuilder();
        for (AskedSeries series : asked(expression)) {
            text.append(text.isEmpty() ? "" : " ").append(series.metric()).append(series.labels());
            if (!series.demanded().isEmpty()) {
                text.append(series.demanded());
            }
        }
        return text.toString();
    }
}
