package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Containers of a Docker daemon become targets; {@code docker_sd_configs} of Prometheus, since 2.27. */
public final class DockerDiscoveryBuilder extends HttpClientBuilder<DockerDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    DockerDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "docker", null, declaredAt);
    }

    /**
     * The address of the Docker daemon; {@code host}.
     *
     * @param value must be said
     * @return this
     */
    public DockerDiscoveryBuilder host(String value) {
        settings.text("host", value);
        return this;
    }

    /**
     * The port that is scraped where a container publishes none; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public DockerDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * Which containers become targets, filtered by the daemon; {@code filters}.
     *
     * @param name what is looked at
     * @param values what it may be; at least one
     * @return this
     */
    public DockerDiscoveryBuilder filter(String name, String... values) {
        settings.filter("filters", name, values);
        return this;
    }

    /**
     * The host that is scraped for containers in the host's network; {@code host_networking_host}. Since Prometheus
     * 2.30.
     *
     * @param value {@code localhost} unless said
     * @return this
     */
    public DockerDiscoveryBuilder hostNetworkingHost(String value) {
        settings.text("host_networking_host", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public DockerDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * Whether only the first network of a container gives targets; {@code match_first_network}. Since Prometheus 2.54.
     *
     * @param choice true unless said
     * @return this
     */
    public DockerDiscoveryBuilder matchFirstNetwork(boolean choice) {
        settings.flag("match_first_network", choice);
        return this;
    }

    Discovery build() {
        settings.require("host");
        return Discoveries.of(this, "docker", settings.build(), buildHttp());
    }
}
