package io.promfleet.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the Prometheus of sources are, as {@code NAME=URL}. */
public final class SenderAddresses {
    private static final long LONGEST = 16L << 20;

    private SenderAddresses() {}

    /**
     * The lines of a file; empty ones and those that start with {@code #} are passed over.
     *
     * @param file the file, in UTF-8
     * @return its lines
     * @throws IllegalArgumentException if it cannot be read; the message is a sentence for the user
     */
    public static List<String> lines(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException("The file `" + file + "` is too long for a list of addresses.");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("The file `" + file + "` with addresses of sources cannot be read.");
        }
    }

    /**
     * Reads addresses, each with what is shown there.
     *
     * @param pairs such as {@code production=http://localhost:9091}
     * @param access finds credentials
     * @return by the name of the source
     * @throws IllegalArgumentException if one cannot be understood or is there twice; the message is a sentence for the user
     */
    public static Map<String, VerifySettings.Sender> parse(List<String> pairs, AccessReader access) {
        Map<String, VerifySettings.Sender> senders = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "The address of a source is written like `production=http://localhost:9091`.");
            }
            String name = pair.substring(0, equals).strip();
            Endpoint endpoint = Endpoint.parse(pair.substring(equals + 1));
            if (senders.put(name, new VerifySettings.Sender(endpoint, access.source(name))) != null) {
                throw new IllegalArgumentException("The source `" + name + "` has two addresses.");
            }
        }
        return senders;
    }
}
