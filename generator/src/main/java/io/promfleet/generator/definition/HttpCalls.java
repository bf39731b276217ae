package io.promfleet.generator.definition;

import io.promfleet.dsl.AzureAdBuilder;
import io.promfleet.dsl.OAuth2Builder;
import io.promfleet.dsl.SigV4Builder;
import io.promfleet.dsl.TlsBuilder;
import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.HttpClient;
import io.promfleet.model.InlineCredential;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls for how a connection is made. */
final class HttpCalls {
    private static final String BEARER = "Bearer";

    private HttpCalls() {}

    static void say(CallList calls, HttpClient http) {
        http.authentication().ifPresent(method -> authenticate(calls, method, http.declaredAt()));
        http.tls().ifPresent(tls -> tls(calls, tls));
        for (Setting setting : http.settings().all()) {
            switch (setting.key()) {
                case "no_proxy" -> noProxy(calls, setting);
                case "proxy_connect_header" -> headers(calls, setting, "proxyConnectHeader");
                case "http_headers" -> httpHeaders(calls, setting);
                default -> SettingCalls.say(calls, new Settings(List.of(setting)));
            }
        }
    }

    private static void authenticate(CallList calls, Authentication method, Location place) {
        if (method instanceof Authentication.BasicAuth basic) {
            basicAuth(calls, basic, place);
        } else if (method instanceof Authentication.Authorization authorization) {
            String type = authorization.type().orElse(BEARER);
            Optional<Literal> token = place(authorization.credentials());
            if (authorization.credentials().isEmpty()) {
                calls.refusals().otherForm("authorization", "a type and credentials", place);
            } else if (token.isEmpty()) {
                refuse(calls, "credentials", authorization.credentials(), place);
            } else if (type.equals(BEARER)) {
                calls.say("authorization", place, "bearerToken", token.get());
            } else {
                calls.say("authorization", place, "authorization", Literal.of(type), token.get());
            }
        } else if (method instanceof Authentication.BearerToken bearer) {
            place(Optional.of(bearer.token()))
                    .ifPresentOrElse(
                            token -> calls.say("bearer_token", place, "bearerToken", token),
                            () -> refuse(calls, "bearer_token", Optional.of(bearer.token()), place));
        } else if (method instanceof Authentication.OAuth2 oauth2) {
            Location at = oauth2.connection().declaredAt();
            calls.say("oauth2", at, "oauth2", List.of(), OAuth2Builder.class, "oauth2", block -> {
                SettingCalls.say(block, oauth2.settings());
                say(block, oauth2.connection());
            });
        } else if (method instanceof Authentication.SigV4 sigV4) {
            Location at = first(sigV4.settings(), place);
            calls.say(
                    "sigv4",
                    at,
                    "sigV4",
                    List.of(),
                    SigV4Builder.class,
                    "sigV4",
                    block -> sigV4(block, sigV4.settings()));
        } else if (method instanceof Authentication.AzureAd azureAd) {
            Location at = first(azureAd.settings(), place);
            calls.say(
                    "azuread",
                    at,
                    "azureAd",
                    List.of(),
                    AzureAdBuilder.class,
                    "azureAd",
                    block -> AzureAdCalls.say(block, azureAd.settings()));
        } else if (method instanceof Authentication.GoogleIam googleIam) {
            googleIam(calls, googleIam.settings(), place);
        }
    }

    private static void basicAuth(CallList calls, Authentication.BasicAuth basic, Location place) {
        if (basic.username().isEmpty() && basic.password().isEmpty()) {
            calls.refusals().noEffect("basic_auth", place);
            return;
        }
        Optional<Literal> username = place(basic.username());
        if (username.isEmpty() && basic.username().orElse(null) instanceof InlineCredential name) {
            username = Optional.of(Literal.of(name.text()));
        }
        Optional<Literal> password = place(basic.password());
        if (username.isEmpty() && basic.username().isPresent()) {
            calls.refusals().noPlace("username", place);
        } else if (password.isEmpty() && basic.password().isPresent()) {
            refuse(calls, "password", basic.password(), place);
        } else if (password.isEmpty()) {
            calls.say("basic_auth", place, "basicAuthUser", username.orElseThrow());
        } else if (username.isEmpty()) {
            calls.say("basic_auth", place, "basicAuthPassword", password.get());
        } else {
            calls.say("basic_auth", place, "basicAuth", username.get(), password.get());
        }
    }

    /** A secret that stands in the file itself is a finding already, where it stands. */
    private static void refuse(CallList calls, String key, Optional<? extends Credential> secret, Location place) {
        if (!(secret.orElse(null) instanceof InlineCredential)) {
            calls.refusals().noPlace(key, place);
        }
    }

    private static void googleIam(CallList calls, Settings settings, Location place) {
        if (settings.isEmpty()) {
            calls.say("google_iam", place, "googleIam");
            return;
        }
        for (Setting setting : settings.all()) {
            if (setting.key().equals("credentials_file")
                    && setting.value() instanceof ConfigValue.CredentialValue credential
                    && credential.value() instanceof CredentialPlace file) {
                calls.say("google_iam", setting.declaredAt(), "googleIam", Literal.of(file));
            } else {
                calls.refusals().noCall(setting.key(), setting.declaredAt());
            }
        }
    }

    private static void sigV4(CallList calls, Settings settings) {
        List<Setting> others = new ArrayList<>();
        Optional<Literal> access = place(settings.setting("access_key"));
        Optional<Literal> secret = place(settings.setting("secret_key"));
        for (Setting setting : settings.all()) {
            boolean isKey = setting.key().equals("access_key") || setting.key().equals("secret_key");
            if (!isKey) {
                others.add(setting);
            } else if (access.isEmpty() || secret.isEmpty()) {
                calls.refusals().noPlace(setting.key(), setting.declaredAt());
            } else if (setting.key().equals("secret_key")) {
                calls.say(setting.key(), setting.declaredAt(), "keys", access.get(), secret.get());
            }
        }
        SettingCalls.say(calls, new Settings(others));
    }

    static void tls(CallList calls, Tls tls) {
        Location place = tls.declaredAt();
        calls.say("tls_config", place, "tls", List.of(), TlsBuilder.class, "tls", block -> {
            if (tls.ca().orElse(null) instanceof CredentialFile file) {
                block.say("ca_file", place, "caFile", Literal.of(file.path()));
            } else if (tls.ca().isPresent()) {
                place(tls.ca())
                        .ifPresentOrElse(
                                ca -> block.say("ca", place, "ca", ca),
                                () -> block.refusals().noPlace("ca", place));
            }
            certificate(block, tls);
            tls.serverName()
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> block.say("server_name", place, "serverName", Literal.of(name)));
            tls.insecureSkipVerify()
                    .ifPresent(choice ->
                            block.say("insecure_skip_verify", place, "insecureSkipVerify", Literal.of(choice)));
            tls.minVersion().ifPresent(version -> block.say("min_version", place, "minVersion", Literal.of(version)));
            tls.maxVersion().ifPresent(version -> block.say("max_version", place, "maxVersion", Literal.of(version)));
        });
    }

    private static void certificate(CallList calls, Tls tls) {
        if (tls.cert().isEmpty() && tls.key().isEmpty()) {
            return;
        }
        Optional<Literal> certificate = place(tls.cert());
        Optional<Literal> key = place(tls.key());
        if (certificate.isEmpty()) {
            calls.refusals().noPlace("cert", tls.declaredAt());
        } else if (key.isEmpty()) {
            refuse(calls, "key", tls.key(), tls.declaredAt());
        } else {
            calls.say("cert", tls.declaredAt(), "clientCertificate", certificate.get(), key.get());
        }
    }

    private static void noProxy(CallList calls, Setting setting) {
        if (setting.value() instanceof ConfigValue.TextValue hosts) {
            List<Argument> each = new ArrayList<>();
            for (String host : hosts.value().split(",", -1)) {
                each.add(Literal.of(host.strip()));
            }
            calls.say(setting.key(), setting.declaredAt(), "noProxy", each.toArray(Argument[]::new));
        }
    }

    private static void httpHeaders(CallList calls, Setting headers) {
        if (!(headers.value() instanceof Settings byName)) {
            return;
        }
        for (Setting header : byName.all()) {
            if (header.value() instanceof Settings forms) {
                for (Setting form : forms.all()) {
                    Setting named = new Setting(header.key(), form.value(), form.declaredAt());
                    header(
                            calls,
                            headers.key(),
                            named,
                            form.key().equals("values") ? "httpHeader" : "secretHttpHeader");
                }
            }
        }
    }

    private static void headers(CallList calls, Setting headers, String method) {
        if (headers.value() instanceof Settings byName) {
            for (Setting header : byName.all()) {
                header(calls, headers.key(), header, method);
            }
        }
    }

    private static void header(CallList calls, String key, Setting header, String method) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Literal.of(header.key()));
        if (header.value() instanceof ConfigValue.ListValue values) {
            for (ConfigValue value : values.items()) {
                if (value instanceof ConfigValue.TextValue text) {
                    arguments.add(Literal.of(text.value()));
                } else if (value instanceof ConfigValue.CredentialValue credential
                        && credential.value() instanceof CredentialPlace place) {
                    arguments.add(Literal.of(place));
                } else {
                    calls.refusals().noPlace(key, header.declaredAt());
                    return;
                }
            }
        }
        calls.say(key, header.declaredAt(), method, arguments.toArray(Argument[]::new));
    }

    /** A credential of settings, as it is given to a call; empty where it is none, or no reference. */
    static Optional<Literal> place(Optional<? extends Object> said) {
        Object value = said.orElse(null);
        if (value instanceof Setting setting) {
            value = setting.value();
        }
        if (value instanceof ConfigValue.CredentialValue credential) {
            value = credential.value();
        }
        return value instanceof Credential && value instanceof CredentialPlace place
                ? Optional.of(Literal.of(place))
                : Optional.empty();
    }

    private static Location first(Settings settings, Location otherwise) {
        return settings.isEmpty() ? otherwise : settings.all().get(0).declaredAt();
    }
}
