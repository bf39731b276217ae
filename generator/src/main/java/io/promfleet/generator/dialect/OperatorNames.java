package io.promfleet.generator.dialect;

import io.promfleet.model.ProtobufMessage;
import io.promfleet.schemas.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the Prometheus Operator's resources name what Prometheus' own file names: mostly in camelCase, with capitals of its own
 * and a few other names. Which keys there are say the schemas; both directions go through here.
 */
public final class OperatorNames {
    // The Operator's names that are not Prometheus' names in camelCase.
    private static final Map<String, String> OWN_NAMES = Map.ofEntries(
            Map.entry("protobuf_message", "messageVersion"),
            Map.entry("retry_on_http_429", "retryOnRateLimit"),
            Map.entry("enable_http2", "enableHTTP2"),
            Map.entry("round_robin_dns", "roundRobinDNS"),
            Map.entry("azuread", "azureAd"),
            Map.entry("key", "keySecret"),
            Map.entry("relabel_configs", "relabelings"),
            Map.entry("metric_relabel_configs", "metricRelabelings"),
            Map.entry("always_scrape_classic_histograms", "scrapeClassicHistograms"),
            Map.entry("metric_name_validation_scheme", "nameValidationScheme"),
            Map.entry("metric_name_escaping_scheme", "nameEscapingScheme"));
    // Where a key takes a reference and nothing else, its name may say so.
    private static final List<String> REFERENCES = List.of("Ref", "Secret");

    private OperatorNames() {}

    /**
     * Prometheus' name in camelCase, or the Operator's own.
     *
     * @param key the name that Prometheus has for it
     * @return the name that resources have for it
     */
    public static String spelled(String key) {
        String own = OWN_NAMES.get(key);
        if (own != null) {
            return own;
        }
        StringBuilder camel = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '_') {
                camel.append(Character.toUpperCase(key.charAt(++i)));
            } else {
                camel.append(c);
            }
        }
        return camel.toString();
    }

    /**
     * The key of a resource that says what a key of Prometheus says.
     *
     * @param part the part of the resource that it is looked for in
     * @param key Prometheus' name
     * @return the resource's name; empty if it cannot be said there
     */
    public static Optional<String> inResource(Section part, String key) {
        if (part.isFree()) {
            return Optional.of(key);
        }
        String own = OWN_NAMES.getOrDefault(key, key);
        for (String suffix : List.of("", REFERENCES.get(0))) {
            for (String candidate : part.keys()) {
                if (isSpelling(candidate, own + suffix)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The key of Prometheus that a key of a resource becomes.
     *
     * @param part the part of Prometheus' configuration that it is looked for in
     * @param key the resource's name
     * @return Prometheus' name; empty if it becomes none
     */
    public static Optional<String> inPrometheus(Section part, String key) {
        if (part.isFree()) {
            return Optional.of(key);
        }
        for (String candidate : part.keys()) {
            if (isSpelling(key, OWN_NAMES.getOrDefault(candidate, candidate))) {
                return Optional.of(candidate);
            }
        }
        for (String suffix : REFERENCES) {
            if (key.endsWith(suffix)) {
                return inPrometheus(part, key.substring(0, key.length() - suffix.length()));
            }
        }
        return Optional.empty();
    }

    /** What resources call a message of remote write. */
    static String version(ProtobufMessage message) {
        return message == ProtobufMessage.V1 ? "V1.0" : "V2.0";
    }

    /**
     * The message of remote write that a resource means.
     *
     * @param version the value of {@code messageVersion}
     * @return the message; empty if there is none of that version
     */
    public static Optional<ProtobufMessage> message(String version) {
        for (ProtobufMessage message : ProtobufMessage.values()) {
            if (version(message).equals(version)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /**
     * The word of an enumeration that is meant by a word of the other language, such as {@code EndpointSlice} for {@code
     * endpointslice}.
     *
     * @param part the value that takes the word
     * @param word the word
     * @return the word as the value takes it; itself where there is no enumeration, or it has nothing like it
     */
    public static String word(Section part, String word) {
        if (part.keyword("enum") instanceof List<?> words && !words.contains(word)) {
            for (Object candidate : words) {
                if (candidate instanceof String text && plain(text).equals(plain(word))) {
                    return text;
                }
            }
        }
        return word;
    }

    private static String plain(String word) {
        return word.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Whether two keys have the same words: the Operator writes some in capitals, such as {@code roleARN}. */
    private static boolean isSpelling(String candidate, String key) {
        return candidate.equalsIgnoreCase(key.replace("_", ""));
    }
}
