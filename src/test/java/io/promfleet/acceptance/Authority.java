package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority of a test's own, made by the JDK's keytool, with one certificate for the loopback interface and one for a
 * client.
 */
final class Authority {
    private static final String PASSWORD = "only-for-this-test";

    private final Path directory;

    /**
     * Makes its keys.
     *
     * @param directory for its files; empty
     */
    Authority(Path directory) throws Exception {
        this.directory = Files.createDirectories(directory);
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=" + directory.getFileName(),
                "-ext",
                "bc:c",
                "-keyalg",
                "EC");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", "ca.crt");
        issue("server", "san=ip:127.0.0.1,dns:kubernetes");
        issue("client", "eku=clientAuth");
        keytool("-delete", "-alias", "ca");
    }

    private void issue(String name, String extension) throws Exception {
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC");
        keytool("-certreq", "-alias", name, "-file", name + ".csr");
        keytool("-gencert", "-alias", "ca", "-ext", extension, "-infile", name + ".csr", "-outfile", name + ".crt");
        keytool("-importcert", "-alias", name, "-noprompt", "-file", name + ".crt");
    }

    /**
     * Writes a certificate and its key as PEM, as the Secrets of Kubernetes hold them.
     *
     * @param name {@code server} or {@code client}
     * @param folder gets {@code tls.crt} and {@code tls.key}
     */
    void writePem(String name, Path folder) throws Exception {
        Files.createDirectories(folder);
        KeyStore store = store();
        byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
        Files.writeString(folder.resolve("tls.key"), pem("PRIVATE KEY", key));
        Files.writeString(
                folder.resolve("tls.crt"),
                pem("CERTIFICATE", store.getCertificate(name).getEncoded()));
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    /** The authority's certificate, as PEM. */
    Path certificate() {
        return directory.resolve("ca.crt");
    }

    /** What a server shows. */
    SSLContext server() throws Exception {
        KeyStore store = store();
        store.deleteEntry("client");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(directory.resolve("keys.p12"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", "keys.p12", "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
    }
}
