package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sender of samples whose time the test chooses: remote write 1.0, a message of protobuf in a block of Snappy that compresses nothing.
 */
final class RemoteWriter {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int LITERAL = 1 << 16;

    private final URI receiver;
    private ByteArrayOutputStream request = new ByteArrayOutputStream();

    /** For a receiver. */
    RemoteWriter(URI hub) {
        this.receiver = hub.resolve("/api/v1/write");
    }

    /** Adds a sample to the next request. */
    RemoteWriter sample(Map<String, String> labels, double value, long millis) {
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        new TreeMap<>(labels).forEach((name, text) -> {
            ByteArrayOutputStream label = new ByteArrayOutputStream();
            field(label, 1, name.getBytes(StandardCharsets.UTF_8));
            field(label, 2, text.getBytes(StandardCharsets.UTF_8));
            field(series, 1, label.toByteArray());
        });
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        sample.write(1 << 3 | 1);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < 8; i++) {
            sample.write((int) (bits >>> (8 * i)));
        }
        sample.write(2 << 3);
        varint(sample, millis);
        field(series, 2, sample.toByteArray());
        field(request, 1, series.toByteArray());
        return this;
    }

    /** Sends the request, and starts another. */
    int send() throws IOException, InterruptedException {
        byte[] message = request.toByteArray();
        request = new ByteArrayOutputStream();
        HttpRequest post = HttpRequest.newBuilder(receiver)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(snappy(message)))
                .build();
        return CLIENT.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Sends the request to a receiver that takes it. */
    void sendWell() throws IOException, InterruptedException {
        assertThat(send()).isBetween(200, 204);
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] bytes) {
        out.write(number << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] snappy(byte[] plain) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        varint(block, plain.length);
        for (int start = 0; start < plain.length; start += LITERAL) {
            int length = Math.min(LITERAL, plain.length - start);
            block.write(61 << 2);
            block.write(length - 1);
            block.write((length - 1) >>> 8);
            block.writeBytes(Arrays.copyOfRange(plain, start, start + length));
        }
        return block.toByteArray();
    }
}
