package io.promfleet.generator.render;

import io.promfleet.model.ByteSize;
import io.promfleet.model.SenderProof;
import java.net.URI;

/**
 * The configuration of the gate in front of the hub's receiver: an nginx that lets writes through and nothing else, from those who prove
 * who they are.
 *
 * @param path of the receiver as senders know it
 * @param receiver where the receiver is
 * @param proof what senders show
 * @param tls whether senders reach the gate itself, so that it speaks TLS
 * @param maxBodySize the largest body that is let through
 */
record GateConfiguration(String path, URI receiver, SenderProof proof, boolean tls, ByteSize maxBodySize) {
    /** The folder with a folder of its own for each Secret and for this file. */
    static final String FOLDER = "/etc/gate";

    /** Where it listens: with TLS, or in plain text for what speaks TLS in front of it. */
    static final int TLS_PORT = 8443;

    static final int PLAIN_PORT = 8080;
    static final int HEALTH_PORT = 8081;

    private static final String INDENT = "    ";

    int port() {
        return tls ? TLS_PORT : PLAIN_PORT;
    }

    /** The file {@code nginx.conf}. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, 0, "worker_processes 2;");
        line(text, 0, "worker_shutdown_timeout 30s;");
        line(text, 0, "pid /tmp/nginx.pid;");
        line(text, 0, "error_log /dev/stderr warn;");
        line(text, 0, "events {");
        line(text, 1, "worker_connections 4096;");
        line(text, 0, "}");
        line(text, 0, "http {");
        // Before the first map, and large enough for the longest tokens.
        line(text, 1, "map_hash_bucket_size 8192;");
        logs(text);
        line(text, 1, "server_tokens off;");
        line(text, 1, "client_body_temp_path /tmp/body;");
        line(text, 1, "proxy_temp_path /tmp/proxy;");
        line(text, 1, "fastcgi_temp_path /tmp/fastcgi;");
        line(text, 1, "uwsgi_temp_path /tmp/uwsgi;");
        line(text, 1, "scgi_temp_path /tmp/scgi;");
        line(text, 1, "client_max_body_size " + maxBodySize.bytes() + ";");
        line(text, 1, "client_body_buffer_size 256k;");
        if (proof.token()) {
            line(text, 1, "map $http_authorization $sender {");
            line(text, 2, "default \"\";");
            line(text, 2, "include " + FOLDER + "/tokens/tokens;");
            line(text, 1, "}");
        }
        line(text, 1, "server {");
        listen(text);
        location(text);
        nothingElse(text);
        line(text, 1, "}");
        line(text, 1, "server {");
        line(text, 2, "listen " + HEALTH_PORT + ";");
        line(text, 2, "access_log off;");
        line(text, 2, "location = /healthz {");
        line(text, 3, "return 200;");
        line(text, 2, "}");
        nothingElse(text);
        line(text, 1, "}");
        line(text, 0, "}");
        return text.toString();
    }

    /** Requests that were refused or failed, without what they were refused for. */
    private static void logs(StringBuilder text) {
        line(text, 1, "map $status $failed {");
        line(text, 2, "~^2 0;");
        line(text, 2, "default 1;");
        line(text, 1, "}");
        line(
                text,
                1,
                "log_format failed '$time_iso8601 $remote_addr $request_method $uri $status $request_length"
                        + " \"$ssl_client_s_dn\"';");
        line(text, 1, "access_log /dev/stdout failed if=$failed;");
    }

    private void listen(StringBuilder text) {
        if (!tls) {
            line(text, 2, "listen " + PLAIN_PORT + ";");
            return;
        }
        line(text, 2, "listen " + TLS_PORT + " ssl;");
        line(text, 2, "ssl_certificate " + FOLDER + "/tls/tls.crt;");
        line(text, 2, "ssl_certificate_key " + FOLDER + "/tls/tls.key;");
        line(text, 2, "ssl_protocols TLSv1.2 TLSv1.3;");
        line(text, 2, "ssl_session_cache shared:senders:1m;");
        if (proof.certificate()) {
            line(text, 2, "ssl_client_certificate " + FOLDER + "/clients/ca.crt;");
            line(text, 2, "ssl_verify_client on;");
            line(text, 2, "ssl_verify_depth 3;");
        }
    }

    private void location(StringBuilder text) {
        line(text, 2, "location = " + quoted(path) + " {");
        line(text, 3, "limit_except POST {");
        line(text, 4, "deny all;");
        line(text, 3, "}");
        if (proof.token()) {
            line(text, 3, "if ($sender = \"\") {");
            line(text, 4, "return 401;");
            line(text, 3, "}");
        }
        if (proof.password()) {
            line(text, 3, "auth_basic \"remote write\";");
            line(text, 3, "auth_basic_user_file " + FOLDER + "/users/auth;");
        }
        // A dollar sign would begin a variable here.
        line(text, 3, "proxy_pass " + receiver.toString().replace("$", "%24") + ";");
        line(text, 3, "proxy_http_version 1.1;");
        line(text, 3, "proxy_set_header Connection \"\";");
        line(text, 3, "proxy_set_header Authorization \"\";");
        line(text, 3, "proxy_connect_timeout 10s;");
        line(text, 3, "proxy_read_timeout 120s;");
        line(text, 2, "}");
    }

    private static void nothingElse(StringBuilder text) {
        line(text, 2, "location / {");
        line(text, 3, "return 404;");
        line(text, 2, "}");
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void line(StringBuilder text, int depth, String line) {
        text.append(INDENT.repeat(depth)).append(line).append('\n');
    }

    /**
     * What the container runs: nginx, and beside it a loop that loads what changed. nginx itself reads certificates and tokens once, and
     * a Secret changes whenever its owner renews it. What nginx says about a file that it refuses may quote a token, so quotes are emptied.
     */
    static String script() {
        return """
                state() { cat %1$s/*/* | sha256sum; }
                is_good() {
                  nginx -q -t -c %1$s/config/nginx.conf 2>/tmp/refused && return
                  sed 's/"[^"]*"/"..."/g' /tmp/refused >&2
                  return 1
                }
                is_good || exit 1
                known=$(state)
                while sleep 20 && kill -0 $$; do
                  now=$(state)
                  if [ "$now" != "$known" ] && is_good; then
                    nginx -s reload -c %1$s/config/nginx.conf
                    known=$now
                  fi
                done &
                exec nginx -c %1$s/config/nginx.conf -g 'daemon off;'
                """.formatted(FOLDER);
    }
}
