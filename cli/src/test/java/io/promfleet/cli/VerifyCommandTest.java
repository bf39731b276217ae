package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of verification is the command's own: where the report goes, what is shown to the hub, and the exit code. */
class VerifyCommandTest {
    private static final String SECRET = "only-for-this-test";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    private HttpServer hub;

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private int run(String... more) {
        Screen screen = new Screen(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        List<String> typed = new ArrayList<>(List.of(
                "verify",
                "--hub",
                "http://" + host(),
                "--classpath",
                Path.of("target", "test-classes").toString()));
        typed.addAll(List.of(more));
        int code = new Tool(screen).run(typed.toArray(new String[0]));
        screen.flush();
        return code;
    }

    private String host() {
        return "127.0.0.1:" + hub.getAddress().getPort();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheTokenToTheHubAndToNobodyElse() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), SECRET);
        assertThat(run("--fleet", "acme.AcmeFleet", "--token-file", token.toString()))
                .isEqualTo(ExitCode.FOUND);
        assertThat(shown).containsExactly("Bearer " + SECRET);
        assertThat(text(out)).isEqualTo("""
                FAILED hub   hub(hub)
                  `HOST` knows the credentials, and refuses them `/api/v1/query` (403).
                  Next: Give a token, a user with a password or a client certificate in files or in the environment.

                The hub at http://HOST could not be asked.
                """.replace("HOST", host()));
        assertThat(text(err)).isEmpty();
    }

    @Test
    void keepsStandardOutputForJson() {
        assertThat(run("--fleet", "acme.AcmeFleet", "--format", "json")).isEqualTo(ExitCode.FOUND);
        assertThat(text(out))
                .startsWith("{\n  \"version\" : 1,\n  \"fine\" : false,\n")
                .endsWith("  \"clusters\" : [ ],\n  \"senders\" : [ ]\n}\n");
        assertThat(text(err)).isEqualTo("The hub at http://" + host() + " could not be asked.\n");
    }

    @Test
    void saysHowFarItIsWhileItWaits() {
        assertThat(run("--fleet", "acme.AcmeFleet", "--wait", "1s")).isEqualTo(ExitCode.FOUND);
        assertThat(text(err))
                .matches("(waiting: `" + host()
                        + "` knows the credentials, and refuses them `/api/v1/query` \\(403\\)\\.; \\ds left\n)+");
    }

    @Test
    void looksAtOneFleetAtATime() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(text(err))
                .isEqualTo(
                        "There are several fleets, and a hub is that of one: name it with `--fleet`.\nTry: promfleet verify --help\n");
        assertThat(shown).isEmpty();
    }

    @Test
    void knowsOnlySourcesOfTheFleet() {
        assertThat(run("--fleet", "acme.AcmeFleet", "--source", "elsewhere=http://localhost:1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).isEqualTo("The fleet has no source `elsewhere`.\nTry: promfleet verify --help\n");
    }

    @Test
    void asksNobodyForADefinitionWithErrors() {
        assertThat(run("--fleet", "acme.NoHub")).isEqualTo(ExitCode.FOUND);
        assertThat(text(err)).contains("ERROR PF").doesNotContain("could not be asked");
        assertThat(shown).isEmpty();
    }
}
