package io.promfleet.model;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What takes the samples at the hub's address. It decides the path, the header of the tenant, how replicas are made one, which
 * messages are understood, and what a sender does when it is refused; the sender's side is derived from it.
 */
public sealed interface ReceiverProfile {

    /**
     * What people call it.
     *
     * @return for instance {@code Grafana Mimir}
     */
    String product();

    /**
     * The path at which it takes samples, below its address.
     *
     * @param tenant the tenant, for what has it in the path
     * @return the path, with a query where it needs one
     */
    String writePath(Optional<String> tenant);

    /**
     * The path below which it answers the queries of Prometheus' HTTP API.
     *
     * @param tenant the tenant, for what has it in the path
     * @return the path, without {@code /api/v1}; empty where queries go to another address
     */
    Optional<String> queryPath(Optional<String> tenant);

    /**
     * The address that follows from what was said of it.
     *
     * @return the address without the path; empty where it has to be said
     */
    default Optional<URI> address() {
        return Optional.empty();
    }

    /**
     * The header by which it tells tenants apart.
     *
     * @return the name; empty where it has none
     */
    default Optional<String> tenantHeader() {
        return Optional.empty();
    }

    /**
     * What it does with tenants.
     *
     * @return {@link Tenancy#NONE} for most
     */
    default Tenancy tenancy() {
        return Tenancy.NONE;
    }

    /**
     * How it makes one of equal senders, where that is switched on.
     *
     * @return {@link Deduplication.None} where it cannot
     */
    default Deduplication deduplication() {
        return new Deduplication.None();
    }

    /**
     * Whether equal senders are made one without anybody having to switch it on.
     *
     * @return false for what has a flag for it, or where it cannot
     */
    default boolean alwaysDeduplicates() {
        return false;
    }

    /**
     * The messages that it takes. Another one is answered with 4xx, and the sender drops the samples.
     *
     * @return at least {@link ProtobufMessage#V1}
     */
    default Set<ProtobufMessage> messages() {
        return Set.of(ProtobufMessage.V1);
    }

    /**
     * Whether it stores native histograms as such, so that queries on them have an answer.
     *
     * @return true for what does, and for what nothing is known of
     */
    default boolean nativeHistograms() {
        return true;
    }

    /**
     * The largest request that it takes unless configured otherwise.
     *
     * @return empty for no limit that matters
     */
    default Optional<BodyLimit> bodyLimit() {
        return Optional.empty();
    }

    /**
     * Whether it limits rates, and answers 429 to what is beyond them. Unless told to send it again, a Prometheus drops that.
     *
     * @return true for what has limits
     */
    default boolean limitsRates() {
        return true;
    }

    /**
     * The kind of credentials that it asks for.
     *
     * @return empty where that is up to whoever runs it
     */
    default Optional<Class<? extends Authentication>> asksFor() {
        return Optional.empty();
    }

    /** What a receiver does with tenants. */
    enum Tenancy {
        /** It has none. */
        NONE,
        /** Who says none gets one of its own choice. */
        OPTIONAL,
        /** Who says none is refused. */
        DEMANDED
    }

    /** Prometheus' own receiver, of the hub. It stores what it is sent once, and refuses what differs at one time. */
    record Prometheus() implements ReceiverProfile {
        @Override
        public String product() {
            return "Prometheus";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/v1/write";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("");
        }

        @Override
        public Set<ProtobufMessage> messages() {
            return Set.of(ProtobufMessage.V1, ProtobufMessage.V2);
        }

        @Override
        public boolean limitsRates() {
            return false;
        }
    }

    /**
     * Grafana Mimir: a tenant in a header, limits for each of them, an election among replicas.
     *
     * <p>Source: Mimir 3.0, {@code -auth.multitenancy-enabled}, {@code -distributor.ha-tracker.*}, {@code
     * -distributor.max-recv-msg-size}.
     */
    record Mimir() implements ReceiverProfile {
        private static final BodyLimit LIMIT = new BodyLimit(ByteSize.mebibytes(100), true);

        @Override
        public String product() {
            return "Grafana Mimir";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/v1/push";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("/prometheus");
        }

        @Override
        public Optional<String> tenantHeader() {
            return Optional.of("X-Scope-OrgID");
        }

        @Override
        public Tenancy tenancy() {
            return Tenancy.DEMANDED;
        }

        @Override
        public Deduplication deduplication() {
            return new Deduplication.Election("cluster", "__replica__");
        }

        @Override
        public Set<ProtobufMessage> messages() {
            return Set.of(ProtobufMessage.V1, ProtobufMessage.V2);
        }

        @Override
        public Optional<BodyLimit> bodyLimit() {
            return Optional.of(LIMIT);
        }
    }

    /**
     * Thanos Receive: a tenant in a header, every copy stored, replicas made one when queries are answered.
     *
     * <p>Source: Thanos 0.42, {@code --receive.tenant-header}, {@code --query.replica-label}.
     */
    record ThanosReceive() implements ReceiverProfile {
        /** The label by which replicas differ, which {@code --query.replica-label} names. */
        public static final String REPLICA = "prometheus_replica";

        @Override
        public String product() {
            return "Thanos Receive";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/v1/receive";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.empty();
        }

        @Override
        public Optional<String> tenantHeader() {
            return Optional.of("THANOS-TENANT");
        }

        @Override
        public Tenancy tenancy() {
            return Tenancy.OPTIONAL;
        }

        @Override
        public Deduplication deduplication() {
            return new Deduplication.AtQuery(REPLICA);
        }
    }

    /**
     * VictoriaMetrics in one process: no tenants, samples of any age, one sample an interval where that is switched on.
     *
     * <p>Source: VictoriaMetrics 1.151, {@code -maxInsertRequestSize}, {@code -dedup.minScrapeInterval}.
     */
    record VictoriaMetrics() implements ReceiverProfile {
        private static final BodyLimit LIMIT = new BodyLimit(ByteSize.mebibytes(32), true);

        @Override
        public String product() {
            return "VictoriaMetrics";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/v1/write";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("");
        }

        @Override
        public Deduplication deduplication() {
            return new Deduplication.EqualLabels();
        }

        @Override
        public Optional<BodyLimit> bodyLimit() {
            return Optional.of(LIMIT);
        }

        @Override
        public boolean nativeHistograms() {
            return false; // they become classic buckets with the label vmrange
        }

        @Override
        public boolean limitsRates() {
            return false;
        }
    }

    /**
     * VictoriaMetrics as a cluster: the tenant is a number in the path, of vminsert as of vmselect.
     *
     * <p>Source: the documentation of its cluster version on URL format.
     */
    record VictoriaMetricsCluster() implements ReceiverProfile {
        private static final String FIRST = "0";

        @Override
        public String product() {
            return "VictoriaMetrics cluster";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/insert/" + tenant.orElse(FIRST) + "/prometheus/api/v1/write";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("/select/" + tenant.orElse(FIRST) + "/prometheus");
        }

        @Override
        public Tenancy tenancy() {
            return Tenancy.OPTIONAL;
        }

        @Override
        public Deduplication deduplication() {
            return new Deduplication.EqualLabels();
        }

        @Override
        public Optional<BodyLimit> bodyLimit() {
            return Optional.of(VictoriaMetrics.LIMIT);
        }

        @Override
        public boolean nativeHistograms() {
            return false; // they become classic buckets with the label vmrange
        }

        @Override
        public boolean limitsRates() {
            return false;
        }
    }

    /**
     * Amazon Managed Service for Prometheus: requests are signed, and each workspace has quotas.
     *
     * @param region such as {@code eu-central-1}
     * @param workspace the workspace's identifier, {@code ws-…}
     */
    record AmazonPrometheus(String region, String workspace) implements ReceiverProfile {
        @Override
        public String product() {
            return "Amazon Managed Service for Prometheus";
        }

        @Override
        public Optional<URI> address() {
            return Optional.of(
                    URI.create("https://aps-workspaces." + region + ".amazonaws.com/workspaces/" + workspace));
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/v1/remote_write";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("");
        }

        @Override
        public Deduplication deduplication() {
            return new Deduplication.Election("cluster", "__replica__");
        }

        @Override
        public boolean alwaysDeduplicates() {
            return true;
        }

        @Override
        public Optional<BodyLimit> bodyLimit() {
            return Optional.of(new BodyLimit(ByteSize.mebibytes(1), false));
        }

        @Override
        public Optional<Class<? extends Authentication>> asksFor() {
            return Optional.of(Authentication.SigV4.class);
        }
    }

    /** Metrics of Grafana Cloud: the number of the instance is the user, and a token of an access policy the password. */
    record GrafanaCloud() implements ReceiverProfile {
        @Override
        public String product() {
            return "Grafana Cloud";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/prom/push";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("/api/prom");
        }

        @Override
        public Deduplication deduplication() {
            return new Deduplication.Election("cluster", "__replica__");
        }

        @Override
        public boolean alwaysDeduplicates() {
            return true;
        }

        @Override
        public Optional<Class<? extends Authentication>> asksFor() {
            return Optional.of(Authentication.BasicAuth.class);
        }
    }

    /**
     * A workspace of Azure Monitor behind a data collection endpoint. Queries go to an address of its own.
     *
     * @param rule the immutable identifier of the data collection rule, {@code dcr-…}
     */
    record AzureMonitor(String rule) implements ReceiverProfile {
        @Override
        public String product() {
            return "Azure Monitor";
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/dataCollectionRules/" + rule
                    + "/streams/Microsoft-PrometheusMetrics/api/v1/write?api-version=2023-04-24";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.empty();
        }

        @Override
        public Optional<BodyLimit> bodyLimit() {
            return Optional.of(new BodyLimit(ByteSize.mebibytes(1), false));
        }

        @Override
        public Optional<Class<? extends Authentication>> asksFor() {
            return Optional.of(Authentication.AzureAd.class);
        }
    }

    /**
     * Google Cloud Managed Service for Prometheus.
     *
     * @param project the project's identifier
     */
    record GoogleCloud(String project) implements ReceiverProfile {
        @Override
        public String product() {
            return "Google Cloud Managed Service for Prometheus";
        }

        @Override
        public Optional<URI> address() {
            return Optional.of(URI.create(
                    "https://monitoring.googleapis.com/v1/projects/" + project + "/location/global/prometheus"));
        }

        @Override
        public String writePath(Optional<String> tenant) {
            return "/api/v1/write";
        }

        @Override
        public Optional<String> queryPath(Optional<String> tenant) {
            return Optional.of("");
        }

        @Override
        public Optional<Class<? extends Authentication>> asksFor() {
            return Optional.of(Authentication.GoogleIam.class);
        }
    }
}
