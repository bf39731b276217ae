package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.Parameter;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A job of Prometheus; an entry of {@code scrape_configs}. What is not said keeps Prometheus' default. */
public final class ScrapeJobBuilder extends HttpClientBuilder<ScrapeJobBuilder> {
    private final String name;
    private final List<ServiceDiscovery> discoveries = new ArrayList<>(2);
    private final List<StaticTargetsBuilder> staticTargets = new ArrayList<>(0);
    private final List<Parameter> params = new ArrayList<>(0);
    private final RelabelBuilder relabels = new RelabelBuilder(this, "relabel");
    private final RelabelBuilder metricRelabels = new RelabelBuilder(this, "metricRelabel");
    private ReplacedMonitor replaces = ReplacedMonitor.NONE;
    private @Nullable Duration scrapeInterval;
    private @Nullable Duration scrapeTimeout;
    private @Nullable String metricsPath;
    private @Nullable Scheme scheme;
    private @Nullable Boolean honorLabels;
    private @Nullable Boolean honorTimestamps;
    private @Nullable Long sampleLimit;
    private @Nullable Long targetLimit;
    private @Nullable Long labelLimit;
    private @Nullable ByteSize bodySizeLimit;

    ScrapeJobBuilder(Declaration parent, String name, Location declaredAt) {
        super(parent, "scrapeJob", name, declaredAt);
        this.name = name;
        notBlank(name, "name");
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
        scrapeTimeout = once(scrapeTimeout, positive(time, "scrapeTimeout"), "scrapeTimeout");
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
        metricsPath = once(metricsPath, unicode(path, "metricsPath"), "metricsPath");
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
        for (Parameter before : params) {
            if (before.name().equals(parameter)) {
                mistake(
                        DefinitionRule.SAID_TWICE,
                        "The parameter `" + parameter + "` was said before.",
                        "Give all its values in one call.");
                return this;
            }
        }
        params.add(new Parameter(notBlank(parameter, "param"), List.of(values)));
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
            mistakeInDeclaration(
                    DefinitionRule.TIMEOUT_ABOVE_INTERVAL,
                    "The scrape timeout `" + scrapeTimeout.toMillis() + "ms` is above the interval `"
                            + scrapeInterval.toMillis() + "ms`.",
                    "Lower `scrapeTimeout` or raise `scrapeInterval`.");
        }
        ScrapeJob.Builder job = ScrapeJob.builder()
                .name(recorder().shared().small(name))
                .replaces(replaces)
                .addAllServiceDiscoveries(discoveries)
                .addAllParams(params)
                .http(buildHttp())
                .relabels(relabels.build())
                .metricRelabels(metricRelabels.build())
                .declaredAt(declaredAt());
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
