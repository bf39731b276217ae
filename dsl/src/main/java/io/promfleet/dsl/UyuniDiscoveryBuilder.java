package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Systems of Uyuni become targets; {@code uyuni_sd_configs} of Prometheus, since 2.31. */
public final class UyuniDiscoveryBuilder extends HttpClientBuilder<UyuniDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    UyuniDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "uyuni", null, declaredAt);
    }

    /**
     * The address of the Uyuni server; {@code server}.
     *
     * @param value must be said
     * @return this
     */
    public UyuniDiscoveryBuilder server(String value) {
        settings.text("server", value);
        return this;
    }

    /**
     * The user's name; {@code username}.
     *
     * @param value must be said
     * @return this
     */
    public UyuniDiscoveryBuilder username(String value) {
        settings.text("username", value);
        return this;
    }

    /**
     * The user's password; {@code password}.
     *
     * @param place where it is
     * @return this
     */
    public UyuniDiscoveryBuilder password(CredentialPlace place) {
        settings.credential("password", place);
        return this;
    }

    /**
     * Only systems with this entitlement; {@code entitlement}.
     *
     * @param value {@code monitoring_entitled} unless said
     * @return this
     */
    public UyuniDiscoveryBuilder entitlement(String value) {
        settings.text("entitlement", value);
        return this;
    }

    /**
     * What stands between the groups in one label; {@code separator}.
     *
     * @param value {@code ,} unless said
     * @return this
     */
    public UyuniDiscoveryBuilder separator(String value) {
        settings.text("separator", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public UyuniDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    Discovery build() {
        settings.require("server", "username", "password");
        return Discoveries.of(this, "uyuni", settings.build(), buildHttp());
    }
}
