package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a test's own, made by the JDK's keytool, with one certificate for the loopback interface. */
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
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=authority", "-ext", "bc:c", "-keyalg", "EC");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", "ca.crt");
        keytool("-genkeypair", "-alias", "server", "-dname", "CN=server", "-keyalg", "EC");
        keytool("-certreq", "-alias", "server", "-file", "server.csr");
        String names = "san=ip:127.0.0.1,dns:kubernetes";
        keytool("-gencert", "-alias", "ca", "-ext", names, "-infile", "server.csr", "-outfile", "server.crt");
        keytool("-importcert", "-alias", "server", "-noprompt", "-file", "server.crt");
        keytool("-delete", "-alias", "ca");
    }

    /** The authority's certificate, as PEM. */
    Path certificate() {
        return directory.resolve("ca.crt");
    }

    /** What a server shows. */
    SSLContext server() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(directory.resolve("keys.p12"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
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
