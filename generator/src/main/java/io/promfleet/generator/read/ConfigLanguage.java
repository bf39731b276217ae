package io.promfleet.generator.read;

import io.promfleet.schemas.SchemaCatalogue;

/** What a text that is read holds. */
public enum ConfigLanguage {
    /** A whole configuration file of Prometheus. */
    PROMETHEUS(SchemaCatalogue.PROMETHEUS_CONFIG),
    /** A file that {@code scrape_config_files} names: a mapping with {@code scrape_configs} alone. */
    SCRAPE_CONFIG_FILE(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG_FILE),
    /** The list {@code scrape_configs} itself, as {@code additionalScrapeConfigs} holds it. */
    SCRAPE_CONFIG_LIST(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG_LIST),
    /** The list {@code remote_write} itself. */
    REMOTE_WRITE_LIST(SchemaCatalogue.PROMETHEUS_REMOTE_WRITE_LIST),
    /** A file that {@code rule_files} names. */
    RULES(SchemaCatalogue.PROMETHEUS_RULES),
    /** A list of relabelling rules. */
    RELABEL_CONFIG_LIST("prometheus/relabel-config-list"),
    /** A file of groups of targets, which the discovery by files reads. */
    TARGET_LIST("prometheus/target-list"),
    /** The list {@code alertmanagers} itself. */
    ALERTMANAGER_LIST("prometheus/alertmanager-list");

    private final String schema;

    ConfigLanguage(String schema) {
        this.schema = schema;
    }

    /**
     * The schema of the whole text.
     *
     * @return the name under which {@link SchemaCatalogue} knows it
     */
    public String schema() {
        return schema;
    }
}
