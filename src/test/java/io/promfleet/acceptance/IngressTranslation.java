package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of nginx that Ingress NGINX makes of an Ingress, for those of its annotations that promfleet uses; others fail the
 * test.
 */
final class IngressTranslation {
    private static final String PREFIX = "nginx.ingress.kubernetes.io/";
    private static final Set<String> KNOWN = Set.of(
            "auth-type",
            "auth-secret",
            "auth-realm",
            "auth-tls-secret",
            "auth-tls-verify-client",
            "auth-tls-verify-depth",
            "proxy-body-size",
            "client-body-buffer-size",
            "proxy-read-timeout",
            "proxy-send-timeout");

    private final Map<?, ?> annotations;

    private IngressTranslation(Map<?, ?> annotations) {
        this.annotations = annotations;
    }

    /**
     * Translates.
     *
     * @param ingress the object
     * @param secrets the folder with what its Secrets hold
     * @param tmp where nginx may write
     * @param port where it is to listen
     * @param backend what stands for the Service that it names
     */
    static String of(Map<?, ?> ingress, Path secrets, Path tmp, int port, URI backend) {
        Map<?, ?> annotations = At.map(ingress, "metadata", "annotations");
        Set<String> own = new TreeSet<>();
        for (Object annotation : annotations.keySet()) {
            if (((String) annotation).startsWith(PREFIX)) {
                own.add(((String) annotation).substring(PREFIX.length()));
            }
        }
        assertThat(KNOWN).containsAll(own);
        return new IngressTranslation(annotations).text(ingress, secrets, tmp, port, backend);
    }

    private String text(Map<?, ?> ingress, Path secrets, Path tmp, int port, URI backend) {
        Map<?, ?> rule = At.map(ingress, "spec", "rules", 0);
        Map<?, ?> path = At.map(rule, "http", "paths", 0);
        assertThat(At.text(path, "pathType")).isEqualTo("Exact");
        assertThat(At.list(rule, "http", "paths")).hasSize(1);
        assertThat(At.list(ingress, "spec", "rules")).hasSize(1);
        String host = At.text(rule, "host");
        assertThat(At.text(ingress, "spec", "tls", 0, "hosts", 0)).isEqualTo(host);
        StringBuilder text = new StringBuilder();
        text.append("pid ")
                .append(tmp)
                .append("/nginx.pid;\nerror_log /dev/stderr warn;\nevents {}\nhttp {\naccess_log off;\n");
        for (String folder : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            text.append(folder)
                    .append("_temp_path ")
                    .append(tmp)
                    .append('/')
                    .append(folder)
                    .append(";\n");
        }
        // The one host of the one rule, whatever name the test's senders ask for.
        text.append("server {\nlisten 127.0.0.1:").append(port).append(" ssl;\n");
        text.append("ssl_certificate ").append(secrets.resolve("tls/tls.crt")).append(";\n");
        text.append("ssl_certificate_key ")
                .append(secrets.resolve("tls/tls.key"))
                .append(";\n");
        if (annotations.containsKey(PREFIX + "auth-tls-secret")) {
            text.append("ssl_client_certificate ")
                    .append(secrets.resolve("clients/ca.crt"))
                    .append(";\n");
            text.append("ssl_verify_client ")
                    .append(said("auth-tls-verify-client"))
                    .append(";\n");
            text.append("ssl_verify_depth ")
                    .append(said("auth-tls-verify-depth"))
                    .append(";\n");
        }
        text.append("location = ").append(At.text(path, "path")).append(" {\n");
        if (annotations.containsKey(PREFIX + "auth-type")) {
            assertThat(said("auth-type")).isEqualTo("basic");
            text.append("auth_basic \"").append(said("auth-realm")).append("\";\n");
            text.append("auth_basic_user_file ")
                    .append(secrets.resolve("users/auth"))
                    .append(";\n");
        }
        text.append("client_max_body_size ").append(said("proxy-body-size")).append(";\n");
        text.append("client_body_buffer_size ")
                .append(said("client-body-buffer-size"))
                .append(";\n");
        text.append("proxy_read_timeout ").append(said("proxy-read-timeout")).append("s;\n");
        text.append("proxy_send_timeout ").append(said("proxy-send-timeout")).append("s;\n");
        text.append("proxy_http_version 1.1;\nproxy_pass ")
                .append(backend)
                .append(";\n}\nlocation / {\nreturn 404;\n}\n}\n}\n");
        return text.toString();
    }

    private String said(String annotation) {
        return At.text(annotations, PREFIX + annotation);
    }
}
