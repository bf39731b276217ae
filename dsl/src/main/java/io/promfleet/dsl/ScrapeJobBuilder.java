package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Discovery;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.NameEscaping;
import io.promfleet.model.NameValidation;
import io.promfleet.model.Parameter;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapeProtocol;
import io.promfleet.model.ServiceDiscovery;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A job of Prometheus; an entry of {@code scrape_configs}. What is not said keeps Prometheus' default. */
public final class ScrapeJobBuilder extends DiscoveringBuilder<ScrapeJobBuilder> {
    private final String name;
    private final List<ServiceDiscovery> discoveries = new ArrayList<>(2);
    private final List<StaticTargetsBuilder> staticTargets = new ArrayList<>(0);
    private final List<Parameter> params = new ArrayList<>(0);
    private final RelabelBuilder relabels = new RelabelBuilder(this, "relabel");
    private final RelabelBuilder metricRelabels = new RelabelBuilder(this, "metricRelabel");
    private final SettingList settings = new SettingList(this);
    private ReplacedMonitor replaces = ReplacedMonitor.NONE;
    private @Nullable Boolean asScrapeConfig;
    private @Nullable Duration scrapeInterval;
    private @Nullable Duration scrapeTimeout;
    private @Nullable String metricsPath;
    private @Nullable Scheme scheme;
    private @Nullable Boolean honorLabels;
    private @Nullable Boolean honorTimestamps;
    private @Nullable Long sampleLimit;
    private @Nullable ExpectedSeries expectedSeries;
    private @Nullable Long targetLimit;
    private @Nullable Long labelLimit;
    private @Nullable ByteSize bodySizeLimit;

    ScrapeJobBuilder(Declaration parent, String name, Location declaredAt) {
        super(parent, "scrapeJob", name, declaredAt);
        this.name = name;
        notBlank(name, "name");
    }

    /**
     * Accepts warnings of a check for a while: those about this job are not reported. Errors cannot be suppressed. When the day has
     * passed, or nothing is left to suppress, that is a finding; the runbook lists every suppression.
     *
     * @param id the identifier of the check, such as {@code PF105}
     * @param reason why the finding is accepted, for whoever reads it when the day comes
     * @param until the last day on which it holds
     * @return this
     */
    public ScrapeJobBuilder suppress(String id, String reason, LocalDate until) {
        recorder().suppressions().add(this, id, reason, until);
        return this;
    }

    /**
     * Makes the job a {@code ScrapeConfig} of the Prometheus Operator, an object of its own beside the release, and not an entry
     * of {@code additionalScrapeConfigs}. Secrets then are selected and not mounted. What the resource has no key for, such as
     * a credential that is a file of the pod, is a finding.
     *
     * @return this
     */
    public ScrapeJobBuilder asScrapeConfig() {
        asScrapeConfig = once(asScrapeConfig, true, "asScrapeConfig");
        return this;
    }

    /**
     * Finds targets through the Kubernetes API; {@code kubernetes_sd_configs}.
     *
     * @param role which objects become targets
     * @return this
     */
    public ScrapeJobBuilder kubernetes(KubernetesRole role) {
        return kubernetes(role, discovery -> {});
    }

    /**
     * Finds targets through the Kubernetes API; {@code kubernetes_sd_configs}.
     *
     * @param role which objects become targets
     * @param block narrows them down
     * @return this
     */
    public ScrapeJobBuilder kubernetes(KubernetesRole role, Consumer<KubernetesDiscoveryBuilder> block) {
        KubernetesDiscoveryBuilder discovery =
                new KubernetesDiscoveryBuilder(this, role, recorder().here());
        discoveries.add(within(discovery, block).build());
        return this;
    }

    /**
     * Names targets one by one; {@code static_configs}.
     *
     * @param addresses each {@code host:port}; at least one
     * @return this
     */
    public ScrapeJobBuilder targets(String... addresses) {
        return targets(List.of(addresses), targets -> {});
    }

    /**
     * Names targets one by one; {@code static_configs}.
     *
     * @param addresses each {@code host:port}; at least one
     * @param block says labels for all of them
     * @return this
     */
    public ScrapeJobBuilder targets(List<String> addresses, Consumer<StaticTargetsBuilder> block) {
        StaticTargetsBuilder targets =
                new StaticTargetsBuilder(this, addresses, recorder().here());
        within(targets, block);
        staticTargets.add(targets);
        discoveries.add(targets.build());
        return this;
    }

    /**
     * How often targets are scraped; {@code scrape_interval}.
     *
     * @param interval above zero; the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return this;
    }

    /**
     * How long a scrape may take; {@code scrape_timeout}.
     *
     * @param time above zero, not above the interval; the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder scrapeTimeout(Duration time) {
        scrapeTimeout = placed(scrapeTimeout, positive(time, "scrapeTimeout"), "scrapeTimeout");
        return this;
    }

    /**
     * The path that is scraped; {@code metrics_path}.
     *
     * @param path {@code /metrics} unless said
     * @return this
     */
    public ScrapeJobBuilder metricsPath(String path) {
        if (!path.startsWith("/")) {
            illegal("metricsPath", path, "does not start with `/`", "Write `/" + path + "`.");
        } else if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            illegal("metricsPath", path, "holds more than a path", "Say parameters with `param`.");
        }
        metricsPath = once(metricsPath, oneLine(path, "metricsPath"), "metricsPath");
        return this;
    }

    /**
     * The protocol; {@code scheme}.
     *
     * @param protocol {@link Scheme#HTTP} unless said
     * @return this
     */
    public ScrapeJobBuilder scheme(Scheme protocol) {
        scheme = once(scheme, protocol, "scheme");
        return this;
    }

    /**
     * A URL parameter of every scrape; {@code params}.
     *
     * @param parameter its name
     * @param values its values; at least one
     * @return this
     */
    public ScrapeJobBuilder param(String parameter, String... values) {
        saying();
        if (values.length == 0) {
            mistake(
                    DefinitionRule.MISSING,
                    "The parameter `" + parameter + "` has no value.",
                    "Give at least one; it may be empty.");
        }
        for (String value : values) {
            unicode(value, parameter);
        }
        if (LiteralCredentials.isNamedLikeOne(parameter)) {
            mistake(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    LiteralCredentials.sentence("parameter", parameter),
                    "Send it as a header that refers to a Secret: `secretHttpHeader`, `bearerToken` or `authorization`.");
        }
        for (Parameter before : params) {
            if (before.name().equals(parameter)) {
                mistake(
                        DefinitionRule.SAID_TWICE,
                        "The parameter `" + parameter + "` was said before.",
                        "Give all its values in one call.");
                return this;
            }
        }
        params.add(new Parameter(
                notBlank(parameter, "param"), List.of(values), recorder().here()));
        return this;
    }

    /**
     * Whether labels of the scraped series win over those of the target; {@code honor_labels}.
     *
     * @param choice false unless said
     * @return this
     */
    public ScrapeJobBuilder honorLabels(boolean choice) {
        honorLabels = once(honorLabels, choice, "honorLabels");
        return this;
    }

    /**
     * Whether time stamps of the scraped series are kept; {@code honor_timestamps}.
     *
     * @param choice true unless said
     * @return this
     */
    public ScrapeJobBuilder honorTimestamps(boolean choice) {
        honorTimestamps = once(honorTimestamps, choice, "honorTimestamps");
        return this;
    }

    /**
     * Most samples in one scrape; a scrape with more fails as a whole; {@code sample_limit}.
     *
     * @param samples 0 for no limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder sampleLimit(long samples) {
        sampleLimit = once(sampleLimit, notNegative(samples, "sampleLimit"), "sampleLimit");
        return this;
    }

    /**
     * How many active series all targets of the job together are expected to have, after what {@code metricRelabel} drops. It changes
     * no file that is applied, and counts in what {@code expectedSeries} of the cluster says: the rest of that number are the chart's
     * monitors and jobs that say none. Without a number of the cluster, those of its jobs are added up. More in the jobs than in the
     * cluster is a contradiction ({@code PF324}).
     *
     * @param number a count of series, at least 1; unless said, nothing is computed. Below 1 it is an error (PF005)
     * @return this
     */
    public ScrapeJobBuilder expectedSeries(long number) {
        expectedSeries = expectedSeries(expectedSeries, number);
        return this;
    }

    /**
     * Most targets; with more, none is scraped; {@code target_limit}.
     *
     * @param targets 0 for no limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder targetLimit(long targets) {
        targetLimit = once(targetLimit, notNegative(targets, "targetLimit"), "targetLimit");
        return this;
    }

    /**
     * Most labels of a series; a scrape with more fails as a whole; {@code label_limit}.
     *
     * @param labels 0 for no limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder labelLimit(long labels) {
        labelLimit = once(labelLimit, notNegative(labels, "labelLimit"), "labelLimit");
        return this;
    }

    /**
     * Largest uncompressed answer; {@code body_size_limit}.
     *
     * @param size no limit unless said
     * @return this
     */
    public ScrapeJobBuilder bodySizeLimit(ByteSize size) {
        bodySizeLimit = once(bodySizeLimit, size, "bodySizeLimit");
        return this;
    }

    /**
     * Whether a series whose own time stamps stop goes stale like any other; {@code track_timestamps_staleness}. Since
     * Prometheus 2.48.
     *
     * @param choice false unless said
     * @return this
     */
    public ScrapeJobBuilder trackTimestampsStaleness(boolean choice) {
        settings.flag("track_timestamps_staleness", choice);
        return this;
    }

    /**
     * The formats that a target is asked for, best first; {@code scrape_protocols}. Since Prometheus 2.49.
     *
     * @param protocols at least one, each once; all but {@link ScrapeProtocol#PROMETHEUS_PROTO} unless said
     * @return this
     */
    public ScrapeJobBuilder scrapeProtocols(ScrapeProtocol... protocols) {
        saying();
        Set<String> words = new LinkedHashSet<>();
        for (ScrapeProtocol protocol : protocols) {
            if (!words.add(protocol.prometheusName())) {
                mistake(
                        DefinitionRule.SAID_TWICE,
                        "The protocol `" + protocol + "` was said before.",
                        "Name each once; the first is preferred.");
            }
        }
        settings.texts("scrape_protocols", words.toArray(String[]::new));
        return this;
    }

    /**
     * What a target speaks that does not say it; {@code fallback_scrape_protocol}. Without it, such a target cannot be scraped
     * since Prometheus 3.0.
     *
     * @param protocol none unless said
     * @return this
     */
    public ScrapeJobBuilder fallbackScrapeProtocol(ScrapeProtocol protocol) {
        settings.word("fallback_scrape_protocol", protocol.prometheusName());
        return this;
    }

    /**
     * Whether native histograms are scraped; {@code scrape_native_histograms}. Since Prometheus 3.8.
     *
     * @param choice the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder scrapeNativeHistograms(boolean choice) {
        settings.flag("scrape_native_histograms", choice);
        return this;
    }

    /**
     * Whether the classic buckets of a histogram are scraped although it is a native one too;
     * {@code always_scrape_classic_histograms}. Since Prometheus 3.0.
     *
     * @param choice the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder alwaysScrapeClassicHistograms(boolean choice) {
        settings.flag("always_scrape_classic_histograms", choice);
        return this;
    }

    /**
     * Whether classic histograms are stored as native ones with the same buckets;
     * {@code convert_classic_histograms_to_nhcb}. Since Prometheus 3.0.
     *
     * @param choice the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder convertClassicHistogramsToNhcb(boolean choice) {
        settings.flag("convert_classic_histograms_to_nhcb", choice);
        return this;
    }

    /**
     * Where failed scrapes are written down; {@code scrape_failure_log_file}. Since Prometheus 2.55.
     *
     * @param file an absolute path on the pod; the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder scrapeFailureLogFile(String file) {
        settings.text("scrape_failure_log_file", Secrets.file(this, file, "scrapeFailureLogFile"));
        return this;
    }

    /**
     * Whether answers are asked for compressed; {@code enable_compression}. Since Prometheus 2.49.
     *
     * @param choice true unless said
     * @return this
     */
    public ScrapeJobBuilder enableCompression(boolean choice) {
        settings.flag("enable_compression", choice);
        return this;
    }

    /**
     * Longest name of a label, in bytes; a scrape with a longer one fails as a whole; {@code label_name_length_limit}. Since
     * Prometheus 2.27.
     *
     * @param bytes 0 for the server's own limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder labelNameLengthLimit(long bytes) {
        settings.limit("label_name_length_limit", bytes);
        return this;
    }

    /**
     * Longest value of a label, in bytes; a scrape with a longer one fails as a whole; {@code label_value_length_limit}. Since
     * Prometheus 2.27.
     *
     * @param bytes 0 for the server's own limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder labelValueLengthLimit(long bytes) {
        settings.limit("label_value_length_limit", bytes);
        return this;
    }

    /**
     * Most buckets of a native histogram; above it, buckets are merged; {@code native_histogram_bucket_limit}. Since Prometheus
     * 2.45.
     *
     * @param buckets 0 for no limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder nativeHistogramBucketLimit(long buckets) {
        settings.limit("native_histogram_bucket_limit", buckets);
        return this;
    }

    /**
     * Least growth from one bucket of a native histogram to the next; finer ones are merged;
     * {@code native_histogram_min_bucket_factor}. Since Prometheus 2.50.
     *
     * @param factor such as 1.1 for a tenth; 0 for the finest, which is the default
     * @return this
     */
    public ScrapeJobBuilder nativeHistogramMinBucketFactor(double factor) {
        settings.decimal("native_histogram_min_bucket_factor", factor, 0, Double.MAX_VALUE);
        return this;
    }

    /**
     * How many dropped targets are remembered and shown; {@code keep_dropped_targets}. Since Prometheus 2.47.
     *
     * @param targets 0 for the server's own limit, which is the default
     * @return this
     */
    public ScrapeJobBuilder keepDroppedTargets(long targets) {
        settings.limit("keep_dropped_targets", targets);
        return this;
    }

    /**
     * Which names of metrics and labels are valid; {@code metric_name_validation_scheme}. Since Prometheus 2.55.
     *
     * @param scheme the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder metricNameValidationScheme(NameValidation scheme) {
        settings.word("metric_name_validation_scheme", scheme.prometheusName());
        return this;
    }

    /**
     * How names beyond ASCII are asked for; {@code metric_name_escaping_scheme}. Since Prometheus 3.4.
     *
     * @param scheme the server's own unless said; {@link NameEscaping#ALLOW_UTF_8} needs {@link NameValidation#UTF8}
     * @return this
     */
    public ScrapeJobBuilder metricNameEscapingScheme(NameEscaping scheme) {
        settings.word("metric_name_escaping_scheme", scheme.prometheusName());
        return this;
    }

    /**
     * Whether every scrape adds metrics about itself, such as its limits; {@code extra_scrape_metrics}. Since Prometheus 3.10.
     *
     * @param choice the server's own unless said
     * @return this
     */
    public ScrapeJobBuilder extraScrapeMetrics(boolean choice) {
        settings.flag("extra_scrape_metrics", choice);
        return this;
    }

    /**
     * Rules applied to every target before it is scraped; {@code relabel_configs}.
     *
     * @param block says the rules; may be called again to add more
     * @return this
     */
    public ScrapeJobBuilder relabel(Consumer<RelabelBuilder> block) {
        within(relabels, block);
        return this;
    }

    /**
     * Rules applied to every scraped series before it is stored; {@code metric_relabel_configs}.
     *
     * @param block says the rules; may be called again to add more
     * @return this
     */
    public ScrapeJobBuilder metricRelabel(Consumer<RelabelBuilder> block) {
        within(metricRelabels, block);
        return this;
    }

    /** Takes the place of a part of the chart's own scraping. */
    void replaces(ReplacedMonitor part) {
        replaces = part;
    }

    @Override
    void discovered(Discovery discovery) {
        discoveries.add(discovery);
    }

    String name() {
        return name;
    }

    void reportDuplicate(ScrapeJobBuilder first) {
        mistakeInDeclaration(
                DefinitionRule.DUPLICATE_JOB,
                "The cluster already has a scrape job named `" + name + "`.",
                "Give each job its own name; Prometheus refuses two of one name.",
                new Finding.Related("first declared here", first.declaredAt()));
    }

    ScrapeJob build() {
        if (relabels.isEmpty()) {
            for (StaticTargetsBuilder targets : staticTargets) {
                targets.reportPaths();
            }
        }
        if (discoveries.isEmpty()) {
            mistakeInDeclaration(
                    DefinitionRule.MISSING,
                    "The job `" + name + "` has no targets.",
                    "Say where they come from with `kubernetes` or `targets`.");
        }
        if (scrapeInterval != null && scrapeTimeout != null && scrapeTimeout.compareTo(scrapeInterval) > 0) {
            mistakeIn(
                    "scrapeTimeout",
                    DefinitionRule.TIMEOUT_ABOVE_INTERVAL,
                    "The scrape timeout `" + ShownDuration.of(scrapeTimeout) + "` is above the interval `"
                            + ShownDuration.of(scrapeInterval) + "`.",
                    "Lower `scrapeTimeout` or raise `scrapeInterval`.");
        }
        ScrapeJob.Builder job = ScrapeJob.builder()
                .name(recorder().shared().small(name))
                .replaces(replaces)
                .asScrapeConfig(asScrapeConfig != null)
                .addAllServiceDiscoveries(discoveries)
                .addAllParams(params)
                .settings(recorder().shared().share(settings.build()))
                .http(buildHttp())
                .relabels(relabels.build())
                .metricRelabels(metricRelabels.build())
                .declaredAt(declaredAt())
                .calls(places());
        if (scrapeInterval != null) {
            job.scrapeInterval(scrapeInterval);
        }
        if (scrapeTimeout != null) {
            job.scrapeTimeout(scrapeTimeout);
        }
        if (metricsPath != null) {
            job.metricsPath(metricsPath);
        }
        if (scheme != null) {
            job.scheme(scheme);
        }
        if (honorLabels != null) {
            job.honorLabels(honorLabels);
        }
        if (honorTimestamps != null) {
            job.honorTimestamps(honorTimestamps);
        }
        if (sampleLimit != null) {
            job.sampleLimit(sampleLimit);
        }
        job.expectedSeries(Optional.ofNullable(expectedSeries));
        if (targetLimit != null) {
            job.targetLimit(targetLimit);
        }
        if (labelLimit != null) {
            job.labelLimit(labelLimit);
        }
        if (bodySizeLimit != null) {
            job.bodySizeLimit(bodySizeLimit);
        }
        return recorder().shared().share(job.build());
    }
}
