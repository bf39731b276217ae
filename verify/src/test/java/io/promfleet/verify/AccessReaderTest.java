package io.promfleet.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where credentials are found, that they are shown to the server and to nobody else, and what is said of those that do not fit. */
class AccessReaderTest {
    private static final String SECRET = "only-for-this-test";

    @TempDir
    Path directory;

    private Path token;

    @BeforeEach
    void writeToken() throws Exception {
        token = Files.writeString(directory.resolve("token"), SECRET + "\n");
    }

    private static AccessReader with(Map<String, String> variables) {
        return new AccessReader(variables::get);
    }

    private static GivenAccess given(Optional<Path> tokenFile, Optional<String> user, Optional<Path> passwordFile) {
        return new GivenAccess(tokenFile, user, passwordFile, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void takesAFileBeforeTheEnvironment() {
        Access access = with(Map.of("PROMFLEET_HUB_TOKEN", "another"))
                .hub(given(Optional.of(token), Optional.empty(), Optional.empty()));
        assertThat(access.authorization()).contains("Bearer " + SECRET);
        assertThat(access).hasToString("Bearer");
    }

    @Test
    void takesValuesAndNamesOfFilesFromTheEnvironment() {
        assertThat(with(Map.of("PROMFLEET_HUB_TOKEN", SECRET))
                        .hub(GivenAccess.NOTHING)
                        .authorization())
                .contains("Bearer " + SECRET);
        assertThat(with(Map.of("PROMFLEET_HUB_TOKEN_FILE", token.toString()))
                        .hub(GivenAccess.NOTHING)
                        .authorization())
                .contains("Bearer " + SECRET);
        assertThat(with(Map.of("PROMFLEET_HUB_USER", "looker", "PROMFLEET_HUB_PASSWORD", SECRET))
                        .hub(GivenAccess.NOTHING)
                        .authorization())
                .contains("Basic "
                        + Base64.getEncoder().encodeToString(("looker:" + SECRET).getBytes(StandardCharsets.UTF_8)));
        assertThat(with(Map.of()).hub(GivenAccess.NOTHING)).hasToString("no credentials");
    }

    @Test
    void takesWhatASourceHasOfItsOwnBeforeWhatAllHave() {
        AccessReader reader = with(Map.of(
                "PROMFLEET_SOURCE_TOKEN",
                "of-all",
                "PROMFLEET_SOURCE_EU_1_TOKEN",
                "of-one",
                "PROMFLEET_HUB_TOKEN",
                "x"));
        assertThat(reader.source("eu-1").authorization()).contains("Bearer of-one");
        assertThat(reader.source("eu-2").authorization()).contains("Bearer of-all");
    }

    @Test
    void refusesWhatDoesNotFitWithoutRepeatingIt() throws Exception {
        Path lines = Files.writeString(directory.resolve("lines"), SECRET + "\n" + SECRET);
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        refuses(
                Map.of(),
                given(Optional.of(lines), Optional.empty(), Optional.empty()),
                "The token is more than one line of text.");
        refuses(Map.of(), given(Optional.of(empty), Optional.empty(), Optional.empty()), "The token is empty.");
        refuses(
                Map.of("PROMFLEET_HUB_USER", "looker"),
                given(Optional.of(token), Optional.empty(), Optional.empty()),
                "A bearer token and a user were given; a server takes one of them.");
        refuses(Map.of("PROMFLEET_HUB_PASSWORD", SECRET), GivenAccess.NOTHING, "A password was given without a user.");
        refuses(
                Map.of("PROMFLEET_HUB_CA", SECRET),
                GivenAccess.NOTHING,
                "What was given as authorities is no certificate in PEM.");
        refuses(
                Map.of("PROMFLEET_HUB_CERT", SECRET),
                GivenAccess.NOTHING,
                "A client certificate was given without its private key.");
        refuses(
                Map.of("PROMFLEET_HUB_CERT", SECRET, "PROMFLEET_HUB_KEY", SECRET),
                GivenAccess.NOTHING,
                "What was given as client certificate is no certificate in PEM.");
    }

    private static void refuses(Map<String, String> variables, GivenAccess given, String sentence) {
        assertThatThrownBy(() -> with(variables).hub(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void showsAClientCertificateAndTrustsTheAuthorityThatWasNamed() throws Exception {
        Keys server = new Keys(directory.resolve("server"), "san=ip:127.0.0.1");
        Keys client = new Keys(directory.resolve("client"), "san=dns:client");
        Keys misnamed = new Keys(directory.resolve("misnamed"), "san=dns:elsewhere.example.com");
        HttpsServer https = https(server, client);
        HttpsServer elsewhere = https(misnamed, client);
        try {
            Map<String, String> all = Map.of(
                    "PROMFLEET_HUB_CA", server.certificate(),
                    "PROMFLEET_HUB_CERT", client.certificate(),
                    "PROMFLEET_HUB_KEY", client.key());
            assertThat(look(https, all)).isEqualTo("`HOST` asks for other credentials for `/api/v1/query` (401).");
            assertThat(look(https, Map.of("PROMFLEET_HUB_CA", server.certificate())))
                    .isIn(
                            "`HOST` asks for a client certificate that it knows, and got none.",
                            // Where the server hangs up before its reason is read.
                            "The connection to `HOST` broke before `/api/v1/query` was answered; it may ask for a client"
                                    + " certificate.");
            assertThat(look(https, Map.of()))
                    .isEqualTo(
                            "The certificate of `HOST` is signed by nobody who is trusted here; name the authority's file.");
            assertThat(look(elsewhere, Map.of("PROMFLEET_HUB_CA", misnamed.certificate())))
                    .isEqualTo("The certificate of `HOST` is for another name.");
        } finally {
            https.stop(0);
            elsewhere.stop(0);
        }
    }

    private static String look(HttpsServer server, Map<String, String> variables) {
        Endpoint endpoint =
                Endpoint.parse("https://127.0.0.1:" + server.getAddress().getPort());
        VerifySettings settings = VerifySettings.of(endpoint, with(variables).hub(GivenAccess.NOTHING))
                .patience(Duration.ofSeconds(10), VerifySettings.GRACE, Duration.ZERO);
        try (Verifier verifier = new Verifier(TwoSources.fleet(1), settings)) {
            return verifier.look().lines().get(0).message().replace(endpoint.host(), "HOST");
        }
    }

    private static HttpsServer https(Keys keys, Keys clients) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys.store, SECRET.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("client", clients.store.getCertificate("own"));
        trusted.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** A key with a certificate that it signed itself, made by the JDK's keytool. */
    private static final class Keys {
        final KeyStore store = KeyStore.getInstance("PKCS12");

        Keys(Path folder, String names) throws Exception {
            Files.createDirectories(folder);
            List<String> command = new ArrayList<>();
            command.add(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(Arrays.asList(
                    "-genkeypair",
                    "-alias",
                    "own",
                    "-dname",
                    "CN=own",
                    "-keyalg",
                    "EC",
                    "-ext",
                    names,
                    "-ext",
                    "bc:c"));
            command.addAll(List.of("-keystore", "keys.p12", "-storetype", "PKCS12", "-storepass", SECRET));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
                store.load(file, SECRET.toCharArray());
            }
        }

        String certificate() throws Exception {
            return pem("CERTIFICATE", store.getCertificate("own").getEncoded());
        }

        String key() throws Exception {
            Key key = store.getKey("own", SECRET.toCharArray());
            return pem("PRIVATE KEY", key.getEncoded());
        }

        private static String pem(String what, byte[] der) {
            return "-----BEGIN " + what + "-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what
                    + "-----\n";
        }
    }
}
