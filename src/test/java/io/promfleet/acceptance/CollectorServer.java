package io.promfleet.acceptance;

import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real OpenTelemetry Collector, stopped when it is closed or when the tests' JVM ends.
 *
 * @param process the program
 * @param log what it wrote
 * @param atExit what ends it with the JVM
 */
record CollectorServer(Process process, Path log, Thread atExit) implements AutoCloseable {

    /**
     * Starts a Collector.
     *
     * @param directory for everything that it writes
     * @param configuration what promfleet wrote, of which its own folder and ports are replaced
     */
    static CollectorServer start(Path directory, String configuration) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("collector"));
        Path file = Files.writeString(folder.resolve("config.yaml"), local(configuration, folder));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(ExternalProgram.require("otelcol").toString(), "--config=" + file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
        return new CollectorServer(process, log, atExit);
    }

    private static String local(String configuration, Path folder) throws IOException {
        return configuration
                .replace("/var/lib/otelcol", folder.resolve("wal").toString())
                .replace("0.0.0.0", "127.0.0.1")
                .replace("port: 8888", "port: " + freePort())
                .replace(":13133", ":" + freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String toString() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "collector:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "collector";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
