package io.promfleet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.verify.Line.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewQuestionsTest {
    private static final String NOTHING = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String NOW = NOTHING.replace("[]", "[{\"metric\":{},\"value\":[1800000000,\"1800000000\"]}]");

    /** A hub that is there, receives, and has nothing. */
    private static OddServer empty() throws Exception {
        return new OddServer((request, out) -> {
            String answer = OddServer.http("200 OK", "application/json", NOTHING);
            if (request.contains("vector%28time")) {
                answer = OddServer.http("200 OK", "application/json", NOW);
            } else if (request.contains("/status/")) {
                answer = OddServer.http(
                        "200 OK", "application/json", "{\"status\":\"success\",\"data\":{\"version\":\"3.14.0\"}}");
            } else if (request.contains("/values")) {
                answer = OddServer.http("200 OK", "application/json", "{\"status\":\"success\",\"data\":[]}");
            } else if (request.startsWith("POST")) {
                answer = OddServer.http("400 Bad Request", "text/plain", "snappy: corrupt input");
            }
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Verification look(OddServer hub, int sources) {
        VerifySettings settings = VerifySettings.of(hub.endpoint(), Access.ANONYMOUS)
                .patience(Duration.ofSeconds(20), VerifySettings.GRACE, Duration.ZERO);
        try (Verifier verifier = new Verifier(TwoSources.fleet(sources), settings)) {
            return verifier.look();
        }
    }

    @Test
    void asksAsOftenForThousandClustersAsForTwo() throws Exception {
        try (OddServer hub = empty();
                OddServer large = empty()) {
            assertThat(look(hub, 2).rows()).hasSize(3);
            assertThat(look(large, 1000).rows()).hasSize(1001);
            assertThat(large.requests()).isEqualTo(hub.requests()).isLessThan(20);
        }
    }

    @Test
    void saysOnceWhatIsWrongWithManyClusters() throws Exception {
        try (OddServer hub = empty()) {
            Verification seen = look(hub, 1000);
            assertThat(seen.count(Level.FAILED)).isEqualTo(1001);
            List<String> text = VerificationText.of(seen);
            assertThat(text)
                    .hasSizeLessThan(80)
                    .containsSubsequence(
                            "FAILED cluster   source(source-1)",
                            "  Nothing of `source-1` arrives; nothing did within the last hour.",
                            "  Cause: It is not rolled out, cannot reach the hub, or is refused there.",
                            "  Next: kubectl --context source-1 -n monitoring run reach-hub --rm -i --restart=Never"
                                    + " --image=curlimages/curl -- curl -sS -o /dev/null -w '%{http_code}' -X POST"
                                    + " https://hub.example.com/api/v1/write",
                            "  The same: `source-2`, `source-3`, `source-4`, `source-5`, `source-6` and 994 more",
                            "… and 961 clusters more with something to look at.");
            assertThat(text.get(text.size() - 1))
                    .startsWith("1001 failed: 1001 clusters with 1000 declared jobs at http://127.0.0.1:");
        }
    }
}
