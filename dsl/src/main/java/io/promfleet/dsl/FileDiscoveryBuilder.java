package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Addresses in files become targets; {@code file_sd_configs} of Prometheus. */
public final class FileDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);

    FileDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "file", null, declaredAt);
    }

    /**
     * The files that hold targets, in JSON or YAML; only the last part of a path may hold a star; {@code files}.
     *
     * @param values at least one
     * @return this
     */
    public FileDiscoveryBuilder files(String... values) {
        settings.texts("files", values);
        return this;
    }

    /**
     * How often files are read again even if nothing said that they changed; {@code refresh_interval}.
     *
     * @param time above zero; {@code 5m} unless said
     * @return this
     */
    public FileDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    Discovery build() {
        settings.require("files");
        return Discoveries.of(this, "file", settings.build(), HttpClient.NONE);
    }
}
