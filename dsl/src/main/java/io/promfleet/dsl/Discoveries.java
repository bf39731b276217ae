package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what the builders of service discoveries were told. */
final class Discoveries {
    private Discoveries() {}

    static Discovery of(Declaration owner, String kind, Settings settings, HttpClient http) {
        Discovery discovery = Discovery.builder()
                .kind(kind)
                .settings(settings)
                .http(http.isEmpty() ? HttpClient.NONE : http)
                .declaredAt(owner.declaredAt())
                .build();
        List<Location> lines = new ArrayList<>();
        SharedValues.collectLines(settings, lines);
        SharedValues.collectLines(http, lines);
        return owner.recorder().shared().share(discovery, owner.declaredAt(), lines);
    }

    /** A connection of which no more can be said than TLS. */
    static HttpClient client(@Nullable Tls tls, Location declaredAt) {
        return tls == null
                ? HttpClient.NONE
                : HttpClient.builder()
                        .tls(tls)
                        .settings(Settings.NONE)
                        .declaredAt(declaredAt)
                        .build();
    }
}
