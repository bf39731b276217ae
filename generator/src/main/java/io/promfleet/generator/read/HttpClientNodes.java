package io.promfleet.generator.read;

import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Authentication;
import io.promfleet.model.Credential;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import io.promfleet.model.TlsVersion;
import io.promfleet.schemas.Section;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an HTTP client of the keys that many sections have. */
final class HttpClientNodes {
    private static final List<String> METHODS = List.of(
            "basic_auth",
            "authorization",
            "oauth2",
            "sigv4",
            "azuread",
            "google_iam",
            "bearer_token",
            "bearer_token_file");
    private static final List<String> CONNECTION = List.of(
            "proxy_url",
            "no_proxy",
            "proxy_from_environment",
            "proxy_connect_header",
            "http_headers",
            "follow_redirects",
            "enable_http2");
    private static final String TLS = "tls_config";

    private final SettingNodes settings;

    HttpClientNodes(SettingNodes settings) {
        this.settings = settings;
    }

    /** The keys that a client takes. */
    static Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(METHODS);
        keys.addAll(CONNECTION);
        keys.add(TLS);
        return keys;
    }

    /** The client of a section, which may have more keys than those of a client. */
    HttpClient client(MapNode map, Section section) {
        Set<String> typed = new LinkedHashSet<>();
        typed.add(TLS);
        String method = METHODS.stream()
                .filter(key -> map.get(key) != null && !isEmptyText(map.get(key)))
                .findFirst()
                .orElse("");
        typed.add(method);
        Set<String> others = new LinkedHashSet<>();
        for (int i = 0; i < map.size(); i++) {
            String key = map.key(i);
            if (typed.contains(key) || !keys().contains(key)) {
                others.add(key);
            }
        }
        Settings rest = settings.settings(map, section, others);
        HttpClient.Builder http = HttpClient.builder().settings(rest).declaredAt(SettingNodes.location(map.origin()));
        boolean said = !rest.isEmpty();
        if (!method.isEmpty()) {
            http.authentication(authentication(method, map, section));
            said = true;
        }
        if (map.get(TLS) instanceof MapNode tls) {
            http.tls(tls(tls, SettingNodes.location(map.entryOrigin(map.indexOf(TLS)))));
            said = true;
        }
        return said ? http.build() : HttpClient.NONE;
    }

    private static boolean isEmptyText(@Nullable Node node) {
        return node instanceof TextNode text && text.value().isEmpty();
    }

    private Authentication authentication(String method, MapNode map, Section section) {
        Location place = SettingNodes.location(map.entryOrigin(map.indexOf(method)));
        if (!(map.get(method) instanceof MapNode said)) {
            String token = SettingNodes.text(map, method).orElse("");
            return new Authentication.BearerToken(
                    method.equals("bearer_token")
                            ? settings.credential(map, method).orElseThrow()
                            : settings.file(token, place));
        }
        Section part = section.child(method).orElse(section);
        return switch (method) {
            case "basic_auth" ->
                new Authentication.BasicAuth(
                        settings.credential(said, "username"), settings.credential(said, "password"));
            case "authorization" ->
                new Authentication.Authorization(
                        SettingNodes.text(said, "type"), settings.credential(said, "credentials"));
            case "oauth2" -> {
                HttpClient connection = client(said, part);
                yield new Authentication.OAuth2(
                        settings.settings(said, part, keys()),
                        connection == HttpClient.NONE
                                ? HttpClient.builder()
                                        .settings(Settings.NONE)
                                        .declaredAt(place)
                                        .build()
                                : connection);
            }
            case "sigv4" -> new Authentication.SigV4(settings.settings(said, part, Set.of()));
            case "azuread" -> new Authentication.AzureAd(settings.settings(said, part, Set.of()));
            default -> new Authentication.GoogleIam(settings.settings(said, part, Set.of()));
        };
    }

    private Tls tls(MapNode said, Location place) {
        Optional<Credential> ca = settings.credential(said, "ca");
        return Tls.builder()
                .ca(ca)
                .cert(settings.credential(said, "cert"))
                .key(settings.credential(said, "key"))
                .serverName(SettingNodes.text(said, "server_name"))
                .insecureSkipVerify(SettingNodes.flag(said, "insecure_skip_verify"))
                .minVersion(version(said, "min_version"))
                .maxVersion(version(said, "max_version"))
                .declaredAt(place)
                .build();
    }

    private static Optional<TlsVersion> version(MapNode said, String key) {
        return SettingNodes.text(said, key).filter(text -> !text.isEmpty()).map(TlsVersion::valueOf);
    }
}
