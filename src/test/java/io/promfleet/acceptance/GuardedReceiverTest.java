package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ReceiverBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Fleet;
import io.promfleet.model.IngressController;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real nginx with promfleet's own configuration in front of a real receiver, in which only paths, ports and addresses are replaced,
 * and real senders: the right one gets through with writes, and nobody with anything else.
 */
class GuardedReceiverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PASSWORD = "only-for-this-test";
    private static final String WRITE = "/api/v1/write";
    /** The receiver itself, which takes a body of nothing for no message. */
    private static final String RECEIVED = "400";

    private static final String NO_CERTIFICATE = "400 for want of a certificate";
    private static final String ARRIVED = "count({cluster=\"production\"})";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void letsUsersWriteWithTheirPasswordAndNobodyElse(String program) throws Exception {
        Authority authority = new Authority(directory.resolve("authority"));
        FleetDefinition definition = fleet(receiver -> {
            receiver.basicAuth(secret("hub-receiver", "username"), secret("hub-receiver", "password"));
            receiver.tls(tls -> tls.ca(secret("hub-receiver", "ca.crt")));
            receiver.loadBalancer(balancer -> balancer.sourceRange("127.0.0.0/8"));
        });
        authority.writePem("server", directory.resolve("gate/tls"));
        write("gate/users/auth", "production:" + hash(PASSWORD) + "\n");
        write("secrets/hub-receiver/ca.crt", Files.readString(authority.certificate()));
        write("secrets/hub-receiver/username", "production");
        write("secrets/hub-receiver/password", "guessed");
        try (PrometheusServer hub = hub(program);
                Gate gate = Gate.of(definition, directory, hub);
                PrometheusServer sender = sender(program, definition, gate.port)) {
            Curl curl = new Curl(gate.port, "--cacert", authority.certificate().toString());
            assertThat(curl.post(WRITE)).isEqualTo("401");
            assertThat(curl.post(WRITE, "--user", "production:guessed")).isEqualTo("401");
            assertThat(curl.post(WRITE, "--user", "production:" + PASSWORD)).isEqualTo(RECEIVED);
            assertThat(curl.get(WRITE, "--user", "production:" + PASSWORD)).isEqualTo("403");
            for (String closed : new String[] {"/", "/graph", "/api/v1/query?query=up", WRITE + "/", "/metrics"}) {
                assertThat(curl.get(closed, "--user", "production:" + PASSWORD))
                        .as(closed)
                        .isEqualTo("404");
            }
            Path large = directory.resolve("large");
            Files.write(large, new byte[2 * 1024 * 1024 + 1]);
            assertThat(curl.post(WRITE, "--user", "production:" + PASSWORD, "--data-binary", "@" + large))
                    .isEqualTo("413");

            until(() -> failed(sender) > 0, sender, gate, "samples that are refused");
            assertThat(hub.query(ARRIVED)).isEmpty();
            assertThat(gate.log())
                    .contains("POST " + WRITE + " 401")
                    .doesNotContain("guessed")
                    .doesNotContain(PASSWORD);

            // A second user beside the first, as when a password is changed: nginx reads the file with each request.
            write("gate/users/auth", "production:" + hash(PASSWORD) + "\nsecond:" + hash("another") + "\n");
            assertThat(curl.post(WRITE, "--user", "second:another")).isEqualTo(RECEIVED);
            assertThat(curl.post(WRITE, "--user", "production:" + PASSWORD)).isEqualTo(RECEIVED);

            write("secrets/hub-receiver/password", PASSWORD);
            until(() -> !hub.query(ARRIVED).isEmpty(), sender, gate, "series of the source");
        }
    }

    @Test
    void asksForCertificatesAndTokensAndTakesNewOnesOver() throws Exception {
        Authority authority = new Authority(directory.resolve("authority"));
        Authority stranger = new Authority(directory.resolve("stranger"));
        FleetDefinition definition = fleet(receiver -> {
            receiver.bearerToken(secret("hub-receiver", "token"));
            receiver.tls(tls -> {
                tls.ca(secret("hub-receiver", "ca.crt"));
                tls.clientCertificate(secret("sender", "tls.crt"), secret("sender", "tls.key"));
            });
            receiver.loadBalancer(balancer -> balancer.sourceRange("127.0.0.0/8"));
        });
        String token = "an-old-token-that-is-" + "longer-than-any-hash-bucket-of-nginx-is-by-default-".repeat(10);
        authority.writePem("server", directory.resolve("gate/tls"));
        authority.writePem("client", directory.resolve("secrets/sender"));
        stranger.writePem("client", directory.resolve("secrets/stranger"));
        write("gate/clients/ca.crt", Files.readString(authority.certificate()));
        write("gate/tokens/tokens", "\"Bearer " + token + "\" production;\n");
        write("secrets/hub-receiver/ca.crt", Files.readString(authority.certificate()));
        write("secrets/hub-receiver/token", token);
        try (PrometheusServer hub = hub("prometheus-3");
                Gate gate = Gate.of(definition, directory, hub);
                PrometheusServer sender = sender("prometheus-3", definition, gate.port)) {
            Curl nobody =
                    new Curl(gate.port, "--cacert", authority.certificate().toString());
            Curl wrong = nobody.with(directory.resolve("secrets/stranger"));
            Curl right = nobody.with(directory.resolve("secrets/sender"));
            String bearer = "Authorization: Bearer " + token;
            assertThat(nobody.post(WRITE, "-H", bearer)).isEqualTo(NO_CERTIFICATE);
            assertThat(nobody.get("/api/v1/query?query=up")).isEqualTo(NO_CERTIFICATE);
            assertThat(wrong.post(WRITE, "-H", bearer)).isEqualTo(NO_CERTIFICATE);
            assertThat(right.post(WRITE)).isEqualTo("401");
            assertThat(right.post(WRITE, "-H", "Authorization: Bearer another")).isEqualTo("401");
            assertThat(right.post(WRITE, "-H", bearer)).isEqualTo(RECEIVED);
            assertThat(right.get("/api/v1/query?query=up", "-H", bearer)).isEqualTo("404");
            until(() -> !hub.query(ARRIVED).isEmpty(), sender, gate, "series of the source");
            assertThat(failed(sender)).isZero();

            // nginx reads tokens and authorities when it starts: the container's own loop takes a changed Secret over.
            write("gate/tokens/tokens", "\"Bearer " + token + "\" production;\n\"Bearer another\" production;\n");
            write(
                    "gate/clients/ca.crt",
                    Files.readString(authority.certificate()) + Files.readString(stranger.certificate()));
            until(
                    () -> wrong.post(WRITE, "-H", "Authorization: Bearer another")
                            .equals(RECEIVED),
                    sender,
                    gate,
                    "the new token");
            write("secrets/hub-receiver/token", "another");
            assertThat(right.post(WRITE, "-H", bearer)).isEqualTo(RECEIVED);

            // What nginx cannot read leaves it as it is.
            write("gate/tokens/tokens", "\"Bearer another\" production;\n\"Bearer another\" staging;\n");
            until(() -> gate.log().contains("conflicting parameter"), sender, gate, "a refused file");
            assertThat(right.post(WRITE, "-H", "Authorization: Bearer another")).isEqualTo(RECEIVED);
            assertThat(failed(sender)).isZero();
            assertThat(gate.log()).doesNotContain("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isGuardedByAnIngressController(boolean certificates) throws Exception {
        Authority authority = new Authority(directory.resolve("authority"));
        Authority stranger = new Authority(directory.resolve("stranger"));
        FleetDefinition definition = fleet(receiver -> {
            if (!certificates) {
                receiver.basicAuth(secret("hub-receiver", "username"), secret("hub-receiver", "password"));
            }
            receiver.tls(tls -> {
                tls.ca(secret("hub-receiver", "ca.crt"));
                tls.serverName("kubernetes");
                if (certificates) {
                    tls.clientCertificate(secret("sender", "tls.crt"), secret("sender", "tls.key"));
                }
            });
            receiver.ingress(ingress -> ingress.controller(IngressController.INGRESS_NGINX));
        });
        authority.writePem("server", directory.resolve("gate/tls"));
        authority.writePem("client", directory.resolve("secrets/sender"));
        stranger.writePem("client", directory.resolve("secrets/stranger"));
        write("gate/clients/ca.crt", Files.readString(authority.certificate()));
        write("gate/users/auth", "production:" + hash(PASSWORD) + "\n");
        write("secrets/hub-receiver/ca.crt", Files.readString(authority.certificate()));
        write("secrets/hub-receiver/username", "production");
        write("secrets/hub-receiver/password", PASSWORD);
        try (PrometheusServer hub = hub("prometheus-3");
                Gate controller = Gate.ofIngress(definition, directory, hub);
                PrometheusServer sender = sender("prometheus-3", definition, controller.port)) {
            Curl nobody = new Curl(
                    controller.port,
                    "--cacert",
                    authority.certificate().toString(),
                    "-H",
                    "Host: metrics.hub.example.com");
            Curl right = certificates ? nobody.with(directory.resolve("secrets/sender")) : nobody;
            Curl wrong = certificates ? nobody.with(directory.resolve("secrets/stranger")) : nobody;
            String[] user = {"--user", "production:" + (certificates ? "" : PASSWORD)};
            assertThat(nobody.post(WRITE)).isEqualTo(certificates ? NO_CERTIFICATE : "401");
            assertThat(wrong.post(WRITE, "--user", "production:guessed"))
                    .isEqualTo(certificates ? NO_CERTIFICATE : "401");
            assertThat(right.get("/api/v1/query?query=up", user)).isEqualTo("404");
            assertThat(right.get("/", user)).isEqualTo("404");
            until(() -> !hub.query(ARRIVED).isEmpty(), sender, controller, "series of the source");
            assertThat(failed(sender)).isZero();
        }
    }

    private FleetDefinition fleet(Consumer<ReceiverBuilder> how) {
        return fleet -> {
            fleet.hub(
                    "hub",
                    hub -> hub.receiver(receiver -> {
                        receiver.url("https://metrics.hub.example.com");
                        how.accept(receiver);
                    }));
            fleet.source("production", source -> {
                source.lightweightPrometheus(VerifiedFleet::alone);
                source.remoteWrite(target -> target.queue(queue -> queue.batchSendDeadline(ofSeconds(1))));
                source.scrapeJob("prometheus", job -> job.targets("own.production.example.com:9090"));
            });
        };
    }

    private PrometheusServer hub(String program) throws Exception {
        return PrometheusServer.start(
                program,
                "hub",
                directory,
                port -> "global: {}\n",
                "--storage.tsdb.path=DATA",
                "--web.enable-remote-write-receiver");
    }

    private PrometheusServer sender(String program, FleetDefinition definition, int gate) throws Exception {
        Fleet fleet = Definition.of(definition).fleet().orElseThrow();
        FileDialect dialect = new FileDialect(directory.toString(), new Findings());
        YamlDocument document = new YamlDocument(
                List.of(),
                new PrometheusConfiguration(fleet, dialect).of(fleet.sources().get(0)));
        String text =
                StandardCharsets.UTF_8.decode(new YamlWriter().write(document)).toString();
        assertThat(text).contains("https://metrics.hub.example.com" + WRITE);
        // Only later releases read the name of a user from a file.
        String read =
                program.equals("prometheus-2") ? text.replaceAll("username_file: .*", "username: production") : text;
        return PrometheusServer.start(
                program,
                "production",
                directory,
                port -> read.replace("https://metrics.hub.example.com", "https://127.0.0.1:" + gate)
                        .replace("own.production.example.com:9090", "127.0.0.1:" + port),
                "--storage.tsdb.path=DATA");
    }

    /** Samples that it gave up, whatever its release calls them. */
    private static double failed(PrometheusServer sender) throws Exception {
        return sender.query("sum(prometheus_remote_storage_samples_failed_total)").stream()
                .mapToDouble(series -> Double.parseDouble(series.value()))
                .sum();
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String hash(String password) throws IOException, InterruptedException {
        ExternalProgram.Run run = ExternalProgram.run(
                directory, ExternalProgram.require("openssl").toString(), "passwd", "-apr1", password);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output().strip();
    }

    private static void until(Condition condition, PrometheusServer sender, Gate gate, String what) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime())
                    .as(() -> what + "\n" + sender + "\n" + gate)
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Something that is waited for. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Requests from outside, of which the status alone is of interest. */
    private record Curl(int port, List<String> options) {
        Curl(int port, String... options) {
            this(port, List.of(options));
        }

        /** The same with a certificate of the client. */
        Curl with(Path folder) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of(
                    "--cert",
                    folder.resolve("tls.crt").toString(),
                    "--key",
                    folder.resolve("tls.key").toString()));
            return new Curl(port, all);
        }

        String post(String path, String... more) throws IOException, InterruptedException {
            List<String> all = new ArrayList<>(List.of(
                    "-X", "POST", "-H", "Content-Encoding: snappy", "-H", "Content-Type: application/x-protobuf"));
            all.addAll(List.of(more));
            return get(path, all.toArray(String[]::new));
        }

        String get(String path, String... more) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    ExternalProgram.require("curl").toString(), "-sS", "--max-time", "20", "-w", "\n%{http_code}"));
            command.addAll(options);
            command.addAll(List.of(more));
            command.add("https://127.0.0.1:" + port + path);
            ExternalProgram.Run run = ExternalProgram.run(Path.of("."), command.toArray(String[]::new));
            String answer = run.output().strip();
            String status = answer.substring(answer.lastIndexOf('\n') + 1);
            return answer.contains("SSL certificate") ? status + " for want of a certificate" : status;
        }
    }

    /** What stands in front of the receiver. */
    private static final class Gate implements AutoCloseable {
        final int port;
        private final NginxServer server;

        private Gate(int port, NginxServer server) {
            this.port = port;
            this.server = server;
        }

        /** The gate as the container of the generated Deployment runs it. */
        static Gate of(FleetDefinition definition, Path directory, PrometheusServer hub) throws Exception {
            Kubectl kubectl = new Kubectl(Files.createDirectories(directory.resolve("kubectl")));
            Path objects = generate(definition, directory);
            Map<?, ?> configuration = kubectl.object(objects, "ConfigMap", "remote-write-gate");
            Map<?, ?> deployment = kubectl.object(objects, "Deployment", "remote-write-gate");
            int port = NginxServer.freePort();
            Path gate = directory.resolve("gate");
            Path tmp = Files.createDirectories(directory.resolve("tmp"));
            String text = At.text(configuration, "data", "nginx.conf")
                    .replace(
                            "http://kube-prometheus-stack-prometheus.monitoring.svc:9090",
                            hub.address().toString())
                    .replace("listen 8443", "listen 127.0.0.1:" + port)
                    .replace("listen 8081", "listen 127.0.0.1:" + NginxServer.freePort())
                    .replace("/tmp/", tmp + "/")
                    .replace("/etc/gate", gate.toString());
            Files.writeString(Files.createDirectories(gate.resolve("config")).resolve("nginx.conf"), ownUser() + text);
            assertThat(At.list(deployment, "spec", "template", "spec", "containers", 0, "command"))
                    .hasToString("[/bin/sh, /etc/gate/config/run.sh]");
            String script = At.text(configuration, "data", "run.sh")
                    .replace("/tmp/", tmp + "/")
                    .replace("/etc/gate", gate.toString())
                    .replace("sleep 20", "sleep 1");
            return new Gate(port, NginxServer.start(Files.createDirectories(directory.resolve("nginx")), script, port));
        }

        /** What Ingress NGINX makes of the generated Ingress, as far as it says something. */
        static Gate ofIngress(FleetDefinition definition, Path directory, PrometheusServer hub) throws Exception {
            Kubectl kubectl = new Kubectl(Files.createDirectories(directory.resolve("kubectl")));
            Map<?, ?> ingress = kubectl.object(generate(definition, directory), "Ingress", "remote-write");
            int port = NginxServer.freePort();
            Path tmp = Files.createDirectories(directory.resolve("tmp"));
            Path file = Files.createDirectories(directory.resolve("nginx")).resolve("nginx.conf");
            Files.writeString(
                    file,
                    ownUser() + IngressTranslation.of(ingress, directory.resolve("gate"), tmp, port, hub.address()));
            String script = "exec nginx -c " + file + " -g 'daemon off;'";
            return new Gate(port, NginxServer.start(directory.resolve("nginx"), script, port));
        }

        /** Processes of nginx that are no root's cannot read what a test's temporary folder holds. */
        private static String ownUser() {
            return System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        }

        private static Path generate(FleetDefinition definition, Path directory) {
            Path tree = directory.resolve("tree");
            assertThat(Promfleet.generate(definition, tree, false).findings())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .extracting(Finding::message)
                    .isEmpty();
            return tree.resolve("hub/monitoring/custom-resources");
        }

        String log() throws IOException {
            return server.log();
        }

        @Override
        public String toString() {
            try {
                return log();
            } catch (IOException e) {
                return "no log";
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
