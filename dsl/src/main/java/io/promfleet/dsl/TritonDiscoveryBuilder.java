package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import io.promfleet.model.Tls;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Containers or nodes of Triton become targets; {@code triton_sd_configs} of Prometheus. */
public final class TritonDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);
    private @Nullable Tls tls;

    TritonDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "triton", null, declaredAt);
    }

    /**
     * The account; {@code account}.
     *
     * @param value must be said
     * @return this
     */
    public TritonDiscoveryBuilder account(String value) {
        settings.text("account", value);
        return this;
    }

    /**
     * What becomes a target; {@code role}. Since Prometheus 2.19.
     *
     * @param choice {@link Role#CONTAINER} unless said
     * @return this
     */
    public TritonDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    /**
     * What stands behind a target's name in the DNS; {@code dns_suffix}.
     *
     * @param value must be said
     * @return this
     */
    public TritonDiscoveryBuilder dnsSuffix(String value) {
        settings.text("dns_suffix", value);
        return this;
    }

    /**
     * The host of the container monitor, without a scheme; {@code endpoint}.
     *
     * @param value must be said
     * @return this
     */
    public TritonDiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * Only machines of these groups; all unless said; {@code groups}. Since Prometheus 2.5.
     *
     * @param values at least one
     * @return this
     */
    public TritonDiscoveryBuilder groups(String... values) {
        settings.texts("groups", values);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 9163 unless said
     * @return this
     */
    public TritonDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public TritonDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * TLS; {@code tls_config}.
     *
     * @param block says authority, client certificate and server name
     * @return this
     */
    public TritonDiscoveryBuilder tls(Consumer<TlsBuilder> block) {
        TlsBuilder builder = new TlsBuilder(this, recorder().here());
        within(builder, block);
        tls = once(tls, builder.build(), "tls");
        return this;
    }

    /**
     * The version of the interface; {@code version}.
     *
     * @param number 1 unless said
     * @return this
     */
    public TritonDiscoveryBuilder version(int number) {
        settings.number("version", number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return this;
    }

    Discovery build() {
        settings.require("account", "dns_suffix", "endpoint");
        return Discoveries.of(this, "triton", settings.build(), Discoveries.client(tls, declaredAt()));
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code container}. */
        CONTAINER("container"),
        /** {@code cn}. */
        CN("cn");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }
}
