package io.promfleet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is at the address, one sentence says so, soon. */
@Timeout(20)
class BadHubTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Line look(Endpoint hub) {
        VerifySettings settings =
                VerifySettings.of(hub, Access.ANONYMOUS).patience(SOON, VerifySettings.GRACE, Duration.ZERO);
        try (Verifier verifier = new Verifier(TwoSources.fleet(2), settings)) {
            Verification seen = verifier.look();
            assertThat(seen.isFine()).isFalse();
            assertThat(seen.rows()).isEmpty();
            List<String> text = VerificationText.of(seen);
            assertThat(text.get(text.size() - 1)).isEqualTo("The hub at " + hub + " could not be asked.");
            return seen.lines().get(seen.lines().size() - 1);
        }
    }

    private static String sentence(Endpoint hub) {
        Line line = look(hub);
        assertThat(line.check()).isEqualTo(Check.HUB);
        assertThat(line.next()).isNotEmpty();
        return line.message().replace(hub.host(), "HOST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 OK           | text/html        | <h1>Log in</h1>             | `HOST` answers `/api/v1/query` with a page for people; something like a login stands in front of it.",
                "200 OK           | application/json | {\"ok\":true}               | The answer of `HOST` to `/api/v1/query` is not what a Prometheus says. Is this the address of a Prometheus?",
                "200 OK           | application/json | [1]                         | The answer of `HOST` to `/api/v1/query` is not what a Prometheus says. Is this the address of a Prometheus?",
                "200 OK           | application/json | {\"status\":\"succ          | The answer of `HOST` to `/api/v1/query` is no JSON, or breaks off. Is this the address of a Prometheus?",
                "200 OK           | application/json | {\"status\":\"success\"}    | `HOST` does not tell the time. Is this the address of a Prometheus?",
                "200 OK           | text/plain       | hello                       | The answer of `HOST` to `/api/v1/query` is no JSON, or breaks off. Is this the address of a Prometheus?",
                "401 Unauthorized | text/plain       | no                          | `HOST` asks for other credentials for `/api/v1/query` (401).",
                "403 Forbidden    | text/plain       | no                          | `HOST` knows the credentials, and refuses them `/api/v1/query` (403).",
                "404 Not Found    | text/plain       | no                          | There is no `/api/v1/query` at `HOST` (404); a Prometheus behind a path needs it in its address.",
                "502 Bad Gateway  | text/html        | no                          | `HOST` answers `/api/v1/query` with the code 502.",
                "400 Bad Request  | text/plain       | Client sent an HTTP request to an HTTPS server. | `HOST` speaks TLS; its address starts with `https://`.",
                "422 Unprocessable| application/json | {\"status\":\"error\",\"error\":\"unavailable with Prometheus Agent\"} | `HOST` refuses `/api/v1/query`: unavailable with Prometheus Agent",
            })
    void saysWhatAnswers(String status, String type, String body, String sentence) throws IOException {
        try (OddServer server = OddServer.saying(OddServer.http(status, type, body))) {
            assertThat(sentence(server.endpoint())).isEqualTo(sentence);
        }
    }

    @Test
    void doesNotFollowARedirectAndShowsNoToken() throws IOException {
        String redirect = """
                HTTP/1.1 302 Found
                Location: https://me:secret@login.example.com/in?token=secret
                Content-Length: 0
                Connection: close

                """.replace("\n", "\r\n");
        try (OddServer server = OddServer.saying(redirect)) {
            assertThat(sentence(server.endpoint()))
                    .isEqualTo(
                            "`HOST` sends who asks for `/api/v1/query` elsewhere (302), to `https://login.example.com/in`.");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(sentence(Endpoint.parse("http://127.0.0.1:" + port)))
                .isEqualTo("Nothing takes connections at `HOST`.");
    }

    @Test
    void saysThatAHostIsUnknown() {
        assertThat(sentence(Endpoint.parse("http://hub.invalid:9090")))
                .isEqualTo("No address is known here for the host of `HOST`.");
    }

    @Test
    void waitsForNobodyForLong() throws IOException {
        try (OddServer silent = new OddServer((request, out) -> TimeUnit.MINUTES.sleep(1))) {
            assertThat(sentence(silent.endpoint()))
                    .isEqualTo("`HOST` did not answer `/api/v1/query` to the end within 2s.");
        }
    }

    @Test
    void cutsOffAnAnswerThatDripsForEver() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"status\":";
        try (OddServer dripping = new OddServer((request, out) -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        })) {
            assertThat(sentence(dripping.endpoint()))
                    .isEqualTo("`HOST` did not answer `/api/v1/query` to the end within 2s.");
        }
    }

    @Test
    void readsNoMoreThanItExpects() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"warnings\":[";
        byte[] part = "\"x\",".repeat(4096).getBytes(StandardCharsets.UTF_8);
        try (OddServer endless = new OddServer((request, out) -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(part);
            }
        })) {
            assertThat(sentence(endless.endpoint()))
                    .isEqualTo(
                            "The answer of `HOST` to `/api/v1/query` is longer than 4 MiB, and was not read to its end.");
        }
    }

    @Test
    void takesNoTextOfAnyLengthAndNoDepth() throws IOException {
        String longText = "{\"status\":\"" + "x".repeat(2 << 20) + "\"}";
        String deep = "{\"data\":" + "[".repeat(100_000);
        for (String body : List.of(longText, deep)) {
            try (OddServer server = OddServer.saying(OddServer.http("200 OK", "application/json", body))) {
                assertThat(sentence(server.endpoint()))
                        .isEqualTo("The answer of `HOST` to `/api/v1/query` is no JSON, or breaks off."
                                + " Is this the address of a Prometheus?");
            }
        }
    }

    @Test
    void recognizesWhatIsNoHttp() throws IOException {
        try (OddServer server = OddServer.saying("SSH-2.0-OpenSSH_9.6\r\n\r\n")) {
            assertThat(sentence(server.endpoint())).isEqualTo("What `HOST` answers to `/api/v1/query` is no HTTP.");
        }
        try (OddServer server = OddServer.saying("")) {
            assertThat(sentence(server.endpoint()))
                    .isEqualTo("The connection to `HOST` broke before `/api/v1/query` was answered.");
        }
    }

    @Test
    void speaksTlsWithWhatSpeaksItAlone() throws IOException {
        try (OddServer server = OddServer.saying(OddServer.http("200 OK", "text/plain", "x"))) {
            Endpoint wrong = Endpoint.parse(server.endpoint().toString().replace("http:", "https:"));
            assertThat(look(wrong).message()).startsWith("`127.0.0.1:").endsWith("its address starts with `http://`.");
        }
    }
}
