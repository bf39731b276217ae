package io.promfleet.generator.verdict;

import io.promfleet.finding.Severity;

/**
 * The rules of Prometheus on its configuration, by name, each with the identifier of its findings in
 * {@code docs/findings.md}. What Prometheus only does by itself, such as to derive a timeout, is a rule too: its finding is
 * a warning, or it has none and is here so that the corpus shows it.
 */
enum ConfigRule {
    // Jobs
    JOB_NAME_PRESENT("PF301"),
    JOB_NAME_UNIQUE("PF508"),
    TIMEOUT_LE_INTERVAL("PF507"),
    TIMEOUT_DEFAULT("PF507"),
    LIMITS_INHERIT("PF343"),
    SCRAPE_PROTOCOLS_UNIQUE("PF301"),
    SCRAPE_PROTOCOLS_DEFAULT("PF301"),
    ESCAPING_DEFAULT("PF338"),
    ESCAPING_UTF8_NEEDS_UTF8("PF338"),
    STATIC_TARGET_NO_SLASH("PF336"),
    EXTERNAL_LABEL_NAMES("PF108"),

    // HTTP clients
    AUTH_ONE_OF("PF302"),
    BASIC_AUTH_USERNAME("PF334"),
    BASIC_AUTH_PASSWORD("PF334"),
    AUTHORIZATION_ONE_SOURCE("PF334"),
    AUTHORIZATION_NOT_BASIC("PF332"),
    OAUTH2_REQUIRED("PF331"),
    OAUTH2_SECRET("PF334"),
    OAUTH2_SIGNATURE("PF332"),
    PROXY_EXCLUSIVE("PF334"),
    TLS_ONE_SOURCE("PF334"),
    TLS_CERT_WITH_KEY("PF334"),
    TLS_VERSIONS("PF333"),
    HTTP_HEADERS_RESERVED("PF305"),
    HEADERS_RESERVED("PF305"),
    HEADERS_RESERVED_TRACING("PF305"),

    // Remote storage and alerting
    REMOTE_WRITE_URL("PF301"),
    REMOTE_WRITE_AUTH("PF302"),
    REMOTE_WRITE_NAME_UNIQUE("PF316"),
    REMOTE_WRITE_NO_DUPLICATE("PF316"),
    REMOTE_WRITE_MESSAGE("PF301"),
    QUEUE_POSITIVE("PF306"),
    QUEUE_SHARDS("PF306"),
    QUEUE_BACKOFF("PF306"),
    REMOTE_READ_URL("PF301"),
    REMOTE_READ_NAME_UNIQUE("PF316"),
    ALERTMANAGER_AUTH("PF302"),
    SIGV4_KEYS("PF334"),
    SIGV4_EXTERNAL_ID("PF334"),
    AZUREAD_ONE_METHOD("PF302"),

    // Relabelling
    RELABEL_TARGET_REQUIRED("PF203"),
    RELABEL_HASHMOD_MODULUS("PF203"),
    RELABEL_TARGET_VALID("PF108"),
    RELABEL_NO_REPLACEMENT("PF203"),
    RELABEL_LABELMAP("PF108"),
    RELABEL_EQUAL_ONLY("PF203"),
    RELABEL_LABELDROP_ONLY("PF203"),
    RELABEL_REPLACE_EMPTY("PF205"),
    RELABEL_ORDER("PF203"),

    // Everything else at the top
    OTLP_PROMOTE("PF341"),
    OTLP_STRATEGY_UTF8("PF341"),
    TRACING_ENDPOINT("PF301"),
    TSDB_RETENTION_RANGE("PF333"),
    TSDB_RETENTION_SIZE_IGNORED("PF343"),
    TSDB_FLOATS("PF301"),
    RULE_PATH_GLOB("PF330"),
    AGENT_FORBIDDEN("PF401"),

    // Service discovery
    CONSUL_AUTH("PF302"),
    MARATHON_AUTH("PF302"),
    K8S_APISERVER_KUBECONFIG("PF501"),
    K8S_HTTP_NEEDS_APISERVER("PF501"),
    K8S_OWN_NAMESPACE("PF512"),
    K8S_SELECTORS("PF339"),
    DNS_PORT("PF331"),
    AZURE_OAUTH("PF331"),
    OCI_AUTH("PF334"),
    SCALEWAY_SECRET("PF334"),
    OUTSCALE_SECRET("PF334"),
    STACKIT_ENDPOINT("PF331"),
    EC2_FILTER_VALUES("PF331"),
    AWS_HTTP_DEFAULTS("PF343"),

    // Rule files
    RULE_ONE_KIND("PF340"),
    RULE_RECORDING_ONLY("PF340"),
    RULE_GROUP_NAME("PF340"),
    RULE_LABELS("PF108"),

    // What is true of one value by itself
    VALUE_FORMAT("PF330"),
    VALUE_REQUIRED("PF331"),
    VALUE_ALLOWED("PF332"),
    VALUE_BOUNDS("PF333"),
    REGEX("PF201"),
    LABEL_NAME("PF108");

    private final String finding;

    ConfigRule(String finding) {
        this.finding = finding;
    }

    /** The identifier of the findings. */
    String finding() {
        return finding;
    }

    /** The name by which the corpus refers to it, such as {@code job-name-present}. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What a broken rule is, unless a release takes it. */
    Severity severity() {
        return Severity.ERROR;
    }
}
