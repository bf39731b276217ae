package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/**
 * Services, tasks or nodes of Docker Swarm become targets; {@code dockerswarm_sd_configs} of Prometheus, since 2.20.
 */
public final class DockerswarmDiscoveryBuilder extends HttpClientBuilder<DockerswarmDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    DockerswarmDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "dockerswarm", null, declaredAt);
    }

    /**
     * The address of the Docker daemon; {@code host}.
     *
     * @param value must be said
     * @return this
     */
    public DockerswarmDiscoveryBuilder host(String value) {
        settings.text("host", value);
        return this;
    }

    /**
     * What becomes a target; {@code role}.
     *
     * @param choice must be said
     * @return this
     */
    public DockerswarmDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    /**
     * The port that is scraped where none is published; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public DockerswarmDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * Which of them become targets, filtered by the daemon; {@code filters}. Since Prometheus 2.23.
     *
     * @param name what is looked at
     * @param values what it may be; at least one
     * @return this
     */
    public DockerswarmDiscoveryBuilder filter(String name, String... values) {
        settings.filter("filters", name, values);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public DockerswarmDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    Discovery build() {
        settings.require("host", "role");
        return Discoveries.of(this, "dockerswarm", settings.build(), buildHttp());
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code services}. */
        SERVICES("services"),
        /** {@code tasks}. */
        TASKS("tasks"),
        /** {@code nodes}. */
        NODES("nodes");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }
}
