package io.promfleet.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that may hold a secret is never shown, whatever is wrong with it. */
class ShownLinesTest {
    private static List<String> shown(String text) {
        List<String> all = text.lines().toList();
        ShownLines lines = new ShownLines();
        all.forEach(lines::add);
        return IntStream.range(0, all.size())
                .mapToObj(i -> lines.shown(i + 1, all.get(i)))
                .filter(line -> !line.isBlank())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls_config: {cert: c, key: HUSH}",
                "tls_config:\n  cert: c\n  key: HUSH",
                "tls_config:\n  cert: HUSH\n",
                "tlsConfig:\n  key: |\n    -----BEGIN PRIVATE KEY-----\n    HUSH\n    -----END PRIVATE KEY-----",
                "- tls_config:\n    key: \"-----BEGIN PRIVATE KEY-----\nHUSH\n-----END\"\n    kee: HUSH",
                "- job_name: a\n  tls_config: {cert: c,\nkey: HUSH,\n kee: HUSH}",
                "- {job_name: a, tls_config:\n  {cert: c,\n   kee: HUSH}}",
                "key: HUSH",
                "basic_auth: HUSH",
                "basic_auth: {passwort: HUSH}",
                "basic_auth:\n  passwort: HUSH",
                "basic_auth:\n  passwort:\n    HUSH",
                "basic_auth:\n  # passwort: HUSH\n",
                "basic_auth:\n  username: 'HUSH",
                "authorization:\n- HUSH",
                "remote_write:\n- headers:\n    X-Auth: HUSH",
                "http_headers: {X-Auth: {values: [HUSH]}}",
                "http_headers:\n  X-Auth:\n    values:\n    - HUSH",
                "url: https://u:HUSH@example.com/x",
                "- targets: ['u:HUSH@example.com/x']",
                "- targets:\n  - reader:HUSH@example.com/x",
                "password:\n  HUSH",
                "password: >-\n  a\n\n  HUSH",
                "data:\n  prometheus.yml: |\n    scrape_configs:\n    - tls_config:\n        kee: HUSH\n",
                "about: |\n  'twas\nbasic_auth:\n  passwort: HUSH",
                "\"basic_auth\" :\n  passwort: HUSH",
                "sigv4:\n  acces: HUSH",
                "oauth2: {client_id: a, endpoint_params: {x: HUSH}}"
            })
    void hidesWhatMayBeSecret(String text) {
        assertThat(String.join("\n", shown(text))).doesNotContain("HUSH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scrape_configs:\n- job_name: a\n  scrape_interval: 5x\n  relabel_configs:\n  - action: kepe",
                "- job_name: a\n  tls_config:\n    insecure_skip_verify: ture\n  scrape_interval: 5x",
                "groups:\n- name: a\n  rules:\n  - alert: X\n    annotations:\n      summary: 'it''s {{ $value }}'\n    for: 5x",
                "about: |\n  it's \"done\n  [ and {\nfor: 5x"
            })
    void showsOthers(String text) {
        assertThat(shown(text)).isEqualTo(text.lines().toList());
    }

    @Test
    void goesOnBehindWhatItHides() {
        assertThat(shown("""
                scrape_configs:
                - job_name: a
                  basic_auth:
                    username: reader
                    passwort: 'hunter2'
                  scrape_interval: 5x
                - tls_config: {cert: c,
                    key: hunter2}
                  metrics_path: /x
                """))
                .containsExactly(
                        "scrape_configs:",
                        "- job_name: a",
                        "  basic_auth:",
                        "    username: reader",
                        "  scrape_interval: 5x",
                        "  metrics_path: /x");
    }
}
