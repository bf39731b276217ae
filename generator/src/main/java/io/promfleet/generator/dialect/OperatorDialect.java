package io.promfleet.generator.dialect;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Tls;
import java.util.Map;

/**
 * The language of the Prometheus Operator's resources, which {@code prometheusSpec} of the chart passes on: camelCase with
 * a few names of its own, secrets as key selectors.
 */
public final class OperatorDialect extends Dialect {
    // The Operator's names that are not the plain camelCase of Prometheus' names.
    private static final Map<String, String> OWN_NAMES = Map.of(
            "protobuf_message", "messageVersion",
            "retry_on_http_429", "retryOnRateLimit",
            "enable_http2", "enableHTTP2",
            "round_robin_dns", "roundRobinDNS");

    /** The Operator's dialect. */
    public OperatorDialect() {}

    @Override
    String translate(String key) {
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

    @Override
    String message(ProtobufMessage message) {
        return message == ProtobufMessage.V1 ? "V1.0" : "V2.0";
    }

    @Override
    void putCredential(MapNode.Builder map, String key, SecretKey reference) {
        map.put(key, selector(reference));
    }

    @Override
    void putCertificates(MapNode.Builder map, Tls tls) {
        if (tls.ca().isPresent()) {
            map.put("ca", secret(tls.ca().get()));
        }
        putText(map, "ca_file", tls.caFile());
        if (tls.cert().isPresent()) {
            map.put("cert", secret(tls.cert().get()));
        }
        if (tls.key().isPresent()) {
            map.put("keySecret", selector(tls.key().get()));
        }
    }

    private static MapNode secret(SecretKey reference) {
        return MapNode.builder().put("secret", selector(reference)).build();
    }

    private static MapNode selector(SecretKey reference) {
        return MapNode.builder()
                .put("name", reference.secret())
                .put("key", reference.key())
                .build();
    }
}
