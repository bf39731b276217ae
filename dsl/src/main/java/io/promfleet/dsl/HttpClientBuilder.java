package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Tls;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Prometheus connects to scrape or to send; the HTTP client part of its configuration.
 *
 * @param <B> the builder itself
 */
public abstract class HttpClientBuilder<B extends HttpClientBuilder<B>> extends ClientBuilder<B> {
    private @Nullable URI proxyUrl;
    private @Nullable Boolean followRedirects;
    private @Nullable Boolean enableHttp2;

    HttpClientBuilder(Declaration parent, String kind, @Nullable String name, Location declaredAt) {
        super(parent, kind, name, declaredAt);
    }

    /**
     * A proxy in between; {@code proxy_url}.
     *
     * @param address its address, without credentials
     * @return this
     */
    public B proxyUrl(String address) {
        URI uri = Addresses.plain(this, address, "proxyUrl");
        if (uri != null) {
            proxyUrl = once(proxyUrl, uri, "proxyUrl");
        }
        return self();
    }

    /**
     * Whether redirects are followed; {@code follow_redirects}.
     *
     * @param choice true unless said
     * @return this
     */
    public B followRedirects(boolean choice) {
        followRedirects = once(followRedirects, choice, "followRedirects");
        return self();
    }

    /**
     * Whether HTTP/2 is used; {@code enable_http2}.
     *
     * @param choice true unless said, but false for remote write since Prometheus 3.0
     * @return this
     */
    public B enableHttp2(boolean choice) {
        enableHttp2 = once(enableHttp2, choice, "enableHttp2");
        return self();
    }

    final HttpClient buildHttp() {
        HttpClient.Builder http = HttpClient.builder().declaredAt(declaredAt());
        if (authentication() != null) {
            http.authentication(authentication());
        }
        if (tls() != null) {
            http.tls(tls());
        }
        if (proxyUrl != null) {
            http.proxyUrl(proxyUrl);
        }
        if (followRedirects != null) {
            http.followRedirects(followRedirects);
        }
        if (enableHttp2 != null) {
            http.enableHttp2(enableHttp2);
        }
        Tls tls = tls();
        return recorder()
                .shared()
                .share(http.build(), declaredAt(), tls == null ? List.of() : List.of(tls.declaredAt()));
    }
}
