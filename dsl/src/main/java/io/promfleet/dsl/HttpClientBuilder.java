package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.CredentialValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.HttpClient;
import io.promfleet.model.InlineCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Prometheus connects to scrape, to send or to discover; the HTTP client part of its configuration.
 *
 * @param <B> the builder itself
 */
public abstract class HttpClientBuilder<B extends HttpClientBuilder<B>> extends ClientBuilder<B> {
    private final SettingList connection = new SettingList(this);

    HttpClientBuilder(Declaration parent, String kind, @Nullable String name, Location declaredAt) {
        super(parent, kind, name, declaredAt);
    }

    /**
     * Authenticates with a user who is no secret, and a password; {@code basic_auth} of Prometheus. The Prometheus Operator
     * takes the user of a remote write from a Secret alone: there say both as places.
     *
     * @param username the user's name, for all to read
     * @param password where the password is
     * @return this
     */
    public B basicAuth(String username, CredentialPlace password) {
        return authenticate(
                new Authentication.BasicAuth(
                        Optional.of(new InlineCredential(notBlank(username, "username"))),
                        Optional.of(Secrets.checked(this, password))),
                "basicAuth");
    }

    /**
     * Authenticates with a user who is no secret and has no password; {@code basic_auth} of Prometheus. The Prometheus Operator
     * takes the user of a remote write from a Secret alone: there say it as a place.
     *
     * @param username the user's name, for all to read
     * @return this
     */
    public B basicAuthUser(String username) {
        return authenticate(
                new Authentication.BasicAuth(
                        Optional.of(new InlineCredential(notBlank(username, "username"))), Optional.empty()),
                "basicAuthUser");
    }

    /**
     * A proxy in between; {@code proxy_url}. Excludes {@link #proxyFromEnvironment}.
     *
     * @param address its address, without credentials
     * @return this
     */
    public B proxyUrl(String address) {
        Proxies.url(this, connection, address);
        return self();
    }

    /**
     * Where the proxy is passed by; {@code no_proxy}. Needs {@link #proxyUrl}. Since Prometheus 2.43.
     *
     * @param hosts addresses, networks and host names without commas; at least one
     * @return this
     */
    public B noProxy(String... hosts) {
        Proxies.noProxy(this, connection, hosts);
        return self();
    }

    /**
     * Whether the proxy is the one that environment variables of Prometheus name; {@code proxy_from_environment}. Since
     * Prometheus 2.43.
     *
     * @param choice false unless said
     * @return this
     */
    public B proxyFromEnvironment(boolean choice) {
        connection.flag("proxy_from_environment", choice);
        return self();
    }

    /**
     * A header that is sent to the proxy, as a rule a credential; {@code proxy_connect_header}. Since Prometheus 2.41.
     *
     * @param header its name
     * @param values where its values are; at least one
     * @return this
     */
    public B proxyConnectHeader(String header, CredentialPlace... values) {
        Proxies.connectHeader(this, connection, header, values);
        return self();
    }

    /**
     * Adds an HTTP header to every request; {@code http_headers}. Not for credentials: those belong into a Secret. Since
     * Prometheus 2.53.
     *
     * @param header its name
     * @param values its values; at least one
     * @return this
     */
    public B httpHeader(String header, String... values) {
        List<ConfigValue> texts = new ArrayList<>(values.length);
        for (String value : values) {
            Headers.checkValue(this, header, value, wayOutOfHeaders());
            texts.add(new TextValue(unicode(value, "httpHeader")));
        }
        return httpHeader(header, "values", texts);
    }

    /**
     * Adds an HTTP header whose value is a secret to every request; {@code http_headers}. Since Prometheus 2.53.
     *
     * @param header its name
     * @param values where its values are; at least one
     * @return this
     */
    public B secretHttpHeader(String header, CredentialPlace... values) {
        List<ConfigValue> places = new ArrayList<>(values.length);
        for (CredentialPlace value : values) {
            places.add(new CredentialValue(Secrets.checked(this, value)));
        }
        return httpHeader(header, "secrets", places);
    }

    /**
     * Whether redirects are followed; {@code follow_redirects}. Since Prometheus 2.26.
     *
     * @param choice true unless said
     * @return this
     */
    public B followRedirects(boolean choice) {
        connection.flag("follow_redirects", choice);
        return self();
    }

    /**
     * Whether HTTP/2 is used; {@code enable_http2}. Since Prometheus 2.35.
     *
     * @param choice true unless said, but false for remote write since Prometheus 3.0
     * @return this
     */
    public B enableHttp2(boolean choice) {
        connection.flag("enable_http2", choice);
        return self();
    }

    /** What to do with a credential in place of sending it as a header that stands in Git. */
    String wayOutOfHeaders() {
        return "Refer to a Secret with `secretHttpHeader`, `bearerToken` or `authorization`.";
    }

    final HttpClient buildHttp() {
        Proxies.check(this, connection);
        return buildClient(connection.build());
    }

    private B httpHeader(String header, String form, List<ConfigValue> values) {
        Headers.checkNameForClients(this, header, form.equals("values") ? "httpHeader" : "secretHttpHeader");
        if (values.isEmpty()) {
            mistake(
                    DefinitionRule.MISSING,
                    "The header `" + header + "` has no value.",
                    "Give at least one; it may be empty.");
        }
        // A header may have values for all to read beside those from Secrets.
        connection.part("http_headers", header, form, new ListValue(values));
        return self();
    }
}
