package io.promfleet.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface that answers whatever a test wants, HTTP or not. */
final class OddServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "odd-server");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger requests = new AtomicInteger();

    /** Answers a request. */
    interface Behaviour {
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    OddServer(Behaviour behaviour) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(behaviour));
    }

    private void accept(Behaviour behaviour) {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                threads.execute(() -> {
                    try {
                        serve(connection, behaviour);
                    } catch (IOException | InterruptedException e) {
                        // Who asked has gone, or the test has ended.
                    }
                });
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    private void serve(Socket connection, Behaviour behaviour) throws IOException, InterruptedException {
        try (connection;
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream()) {
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                request.append((char) next);
                if (request.charAt(0) < 'A') {
                    request.append("\r\n\r\n"); // no HTTP, and no end to wait for
                }
            }
            requests.incrementAndGet();
            behaviour.answer(request.substring(0, request.indexOf("\r\n")), out);
        }
    }

    /** One that says the same to everybody. */
    static OddServer saying(String answer) throws IOException {
        return new OddServer((request, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** A whole answer. */
    static String http(String status, String contentType, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body;
    }

    Endpoint endpoint() {
        return Endpoint.parse("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many requests there were. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
