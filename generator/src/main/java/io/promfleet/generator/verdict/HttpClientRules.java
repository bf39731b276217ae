package io.promfleet.generator.verdict;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.UrlText;
import io.promfleet.model.HeaderName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rules on the keys of an HTTP client, which stand in many sections.
 *
 * <p>Source: {@code HTTPClientConfig.Validate} and what it calls in prometheus/common.
 */
final class HttpClientRules {
    private static final List<String> CERTIFICATES = List.of("cert", "cert_file", "cert_ref");
    private static final List<String> KEYS = List.of("key", "key_file", "key_ref");

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Set<String> SIGNATURES = Set.of("RS256", "RS384", "RS512");
    private static final List<String> TLS_VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");

    /** The release whose decoder looks at a certificate and its key wherever they stand. */
    private static final Span TLS_EVERYWHERE = Span.since("2.45.0");

    private static final Span SECRET_NEEDED = Span.until("2.53.0");

    private final Judgement judgement;

    HttpClientRules(Judgement judgement) {
        this.judgement = judgement;
    }

    /**
     * Judges a client.
     *
     * @param client the section that holds its keys
     * @param oneMethod whether to judge how many ways to authenticate there are; where a section has ways of its own it
     *     counts them itself
     */
    void check(Section client, boolean oneMethod) {
        checkTls(client);
        if (oneMethod) {
            checkOneMethod(client);
        }
        checkBasicAuth(client);
        checkAuthorization(client);
        checkOauth2(client);
        checkProxy(client);
        for (Section.Text header : client.keysOf("http_headers")) {
            if (HeaderName.isReservedForClients(header.text())) {
                judgement.error(
                        ConfigRule.HTTP_HEADERS_RESERVED,
                        header,
                        "Prometheus sets the header `" + header.text() + "` itself.",
                        "Remove it; credentials have keys of their own.");
            }
        }
    }

    /** The ways to authenticate that are written, in the words of the configuration. */
    static List<String> methods(Section client) {
        return List.of("basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file").stream()
                .filter(key -> key.startsWith("bearer") ? client.isFilled(key) : client.section(key) != null)
                .toList();
    }

    private void checkOneMethod(Section client) {
        List<String> methods = methods(client);
        if (methods.size() > 1) {
            judgement.error(
                    ConfigRule.AUTH_ONE_OF,
                    client,
                    methods.get(1),
                    "Only one of " + Words.listed(methods) + " can say how to authenticate.",
                    "Keep one of them.");
        }
    }

    private void checkBasicAuth(Section client) {
        Section basicAuth = client.section("basic_auth");
        if (basicAuth != null) {
            atMostOne(ConfigRule.BASIC_AUTH_USERNAME, basicAuth, "username", "username_file", "username_ref");
            atMostOne(ConfigRule.BASIC_AUTH_PASSWORD, basicAuth, "password", "password_file", "password_ref");
        }
    }

    private void checkAuthorization(Section client) {
        Section authorization = client.section("authorization");
        if (authorization == null) {
            return;
        }
        atMostOne(
                ConfigRule.AUTHORIZATION_ONE_SOURCE,
                authorization,
                "credentials",
                "credentials_file",
                "credentials_ref");
        if (Words.trimmed(authorization.text("type")).toLowerCase(Locale.ROOT).equals("basic")) {
            judgement.error(
                    ConfigRule.AUTHORIZATION_NOT_BASIC,
                    authorization,
                    "type",
                    "The type of an authorization must not be `basic`.",
                    "Use `basic_auth` with `username` and `password` instead of `authorization`.");
        }
    }

    private void checkOauth2(Section client) {
        Section oauth2 = client.section("oauth2");
        if (oauth2 == null) {
            return;
        }
        for (String key : List.of("client_id", "token_url")) {
            if (!oauth2.isFilled(key)) {
                judgement.error(
                        ConfigRule.OAUTH2_REQUIRED,
                        oauth2,
                        key,
                        "`" + oauth2.pathOf(key) + "` is missing or empty, which `oauth2` requires.",
                        "Set it.");
            }
        }
        if (oauth2.text("grant_type").equals(JWT_BEARER)) {
            atMostOne(
                    ConfigRule.OAUTH2_SECRET,
                    oauth2,
                    "client_certificate_key",
                    "client_certificate_key_file",
                    "client_certificate_key_ref");
            String signature = oauth2.text("signature_algorithm");
            if (!signature.isEmpty() && !SIGNATURES.contains(signature)) {
                judgement.error(
                        ConfigRule.OAUTH2_SIGNATURE,
                        oauth2,
                        "signature_algorithm",
                        "`" + oauth2.pathOf("signature_algorithm")
                                + "` must be one of `RS256`, `RS384`, `RS512`, but is " + Quoted.of(signature) + ".",
                        "Use `RS256`, which is the default.");
            }
        } else {
            atMostOne(ConfigRule.OAUTH2_SECRET, oauth2, "client_secret", "client_secret_file", "client_secret_ref");
            if (oauth2.filled("client_secret", "client_secret_file", "client_secret_ref") == 0) {
                judgement.error(
                        ConfigRule.OAUTH2_REQUIRED,
                        SECRET_NEEDED,
                        oauth2,
                        "client_secret",
                        "`" + oauth2.path() + "` has neither `client_secret` nor `client_secret_file`.",
                        "Set one of them.");
            }
        }
        checkTls(oauth2);
        checkProxy(oauth2);
    }

    private void checkProxy(Section client) {
        judgement.checkAddress(client, "proxy_url");
        boolean fromEnvironment = client.flag("proxy_from_environment");
        boolean written = client.has("proxy_url");
        boolean filled = written && !isEmptyUrl(client.text("proxy_url"));
        if (fromEnvironment && filled) {
            judgement.error(
                    ConfigRule.PROXY_EXCLUSIVE,
                    client,
                    "proxy_url",
                    "`proxy_url` and `proxy_from_environment` exclude each other.",
                    "Keep one of them.");
        }
        if (!client.isFilled("no_proxy")) {
            // Nothing to say about it.
        } else if (fromEnvironment) {
            judgement.error(
                    ConfigRule.PROXY_EXCLUSIVE,
                    client,
                    "no_proxy",
                    "`no_proxy` and `proxy_from_environment` exclude each other.",
                    "Remove `no_proxy`, and set the environment variable `NO_PROXY` instead.");
        } else if (!written) {
            judgement.error(
                    ConfigRule.PROXY_EXCLUSIVE,
                    client,
                    "no_proxy",
                    "`no_proxy` needs `proxy_url` beside it.",
                    "Set `proxy_url`, or remove `no_proxy`.");
        }
        Section headers = client.section("proxy_connect_header");
        if (headers != null && headers.map().size() > 0 && !fromEnvironment && !filled) {
            judgement.error(
                    ConfigRule.PROXY_EXCLUSIVE,
                    client,
                    "proxy_connect_header",
                    "`proxy_connect_header` needs `proxy_url` or `proxy_from_environment` beside it.",
                    "Set `proxy_url`, or remove `proxy_connect_header`.");
        }
    }

    private boolean isEmptyUrl(String text) {
        try {
            return UrlText.parse(text, false).isEmpty();
        } catch (Malformed e) {
            // That is a finding of its own.
            return false;
        }
    }

    /** Judges the section {@code tls_config} of something that has one, be it a whole client or not. */
    void checkTls(Section client) {
        Section tls = client.section("tls_config");
        if (tls != null) {
            checkTlsConfig(tls, judgement.is(TLS_EVERYWHERE));
        }
    }

    /**
     * Judges a section {@code tls_config}.
     *
     * @param tls the section
     * @param everywhere whether the release decodes it with a look at the whole; before, only {@code promtool} looked, and
     *     only at jobs and at Kubernetes
     */
    void checkTlsConfig(Section tls, boolean everywhere) {
        atMostOne(ConfigRule.TLS_ONE_SOURCE, tls, "ca", "ca_file", "ca_ref");
        atMostOne(ConfigRule.TLS_ONE_SOURCE, tls, "cert", "cert_file", "cert_ref");
        atMostOne(ConfigRule.TLS_ONE_SOURCE, tls, "key", "key_file", "key_ref");
        if (everywhere) {
            checkCertificate(tls, CERTIFICATES, KEYS);
        }
        int least = TLS_VERSIONS.indexOf(tls.text("min_version"));
        int most = TLS_VERSIONS.indexOf(tls.text("max_version"));
        if (least >= 0 && most >= 0 && most < least) {
            judgement.warning(
                    ConfigRule.TLS_VERSIONS,
                    tls,
                    "max_version",
                    "`max_version` is below `min_version`, so that no connection can be made.",
                    "Raise `max_version` or lower `min_version`; Prometheus notices only when it connects.");
        }
    }

    /**
     * What {@code promtool} itself looks at: the files of a certificate and its key go together. So a certificate in a
     * file and an inline key are refused, although Prometheus would take them.
     */
    void checkCertificateFiles(Section client) {
        Section tls = client.section("tls_config");
        // Without any key it was reported already, where the release looks at the whole.
        if (tls != null && (isPaired(tls, CERTIFICATES, KEYS) || !judgement.is(TLS_EVERYWHERE))) {
            checkCertificate(tls, List.of("cert_file"), List.of("key_file"));
        }
    }

    private void checkCertificate(Section tls, List<String> certificates, List<String> keys) {
        if (isPaired(tls, certificates, keys)) {
            return;
        }
        boolean certificate = isThere(tls, certificates);
        List<String> there = certificate ? certificates : keys;
        List<String> missing = certificate ? keys : certificates;
        String written = there.stream().filter(tls::isFilled).findFirst().orElseThrow();
        judgement.error(
                ConfigRule.TLS_CERT_WITH_KEY,
                tls,
                written,
                "`" + tls.pathOf(written) + "` needs "
                        + (missing.size() == 1 ? "`" + missing.get(0) + "`" : "one of " + Words.listed(missing))
                        + " beside it.",
                "A certificate and its key go together; set both or none.");
    }

    private static boolean isPaired(Section tls, List<String> certificates, List<String> keys) {
        return isThere(tls, certificates) == isThere(tls, keys);
    }

    private static boolean isThere(Section tls, List<String> keys) {
        return keys.stream().anyMatch(tls::isFilled);
    }

    private void atMostOne(ConfigRule rule, Section section, String... keys) {
        List<String> filled = List.of(keys).stream().filter(section::isFilled).toList();
        if (filled.size() > 1) {
            judgement.error(
                    rule,
                    section,
                    filled.get(1),
                    "`" + section.path() + "` must have only one of " + Words.listed(filled) + ".",
                    "Keep one of them.");
        }
    }
}
