package io.promfleet.acceptance;

import io.promfleet.testing.ExternalProgram;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real nginx, started by a shell as a container would, and stopped when it is closed or when the tests' JVM ends. */
final class NginxServer implements AutoCloseable {
    private static final int ATTEMPTS = 100;

    private final Path log;
    private final Process process;
    private final Thread atExit;

    private NginxServer(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.atExit = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @param directory for its log
     * @param script what the shell runs, {@code nginx} in the foreground at its end
     * @param port where it listens
     */
    static NginxServer start(Path directory, String script, int port) throws IOException, InterruptedException {
        Path program = ExternalProgram.require("nginx");
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        String path = System.getenv().getOrDefault("PATH", "");
        builder.environment().put("PATH", program.getParent() + File.pathSeparator + path);
        NginxServer server = new NginxServer(log, builder.start());
        for (int attempt = 0; attempt < ATTEMPTS && server.process.isAlive(); attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return server;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        server.close();
        throw new AssertionError("nginx did not start:\n" + Files.readString(log));
    }

    /** A port that nobody has. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What it said so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        stop();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
