package io.promfleet.generator.target;

import io.promfleet.finding.Malformed;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.format.DurationText;
import io.promfleet.model.Parameter;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.RelabelTrace;
import io.promfleet.relabel.Relabelling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a discovered target through a job, as Prometheus' {@code scrape.PopulateLabels} goes it: the labels of the
 * target, those of its group, those that the job adds, the rules, and the checks after them.
 */
public final class TargetPhase {
    private static final PrometheusVersion HISTOGRAM_LABELS = PrometheusVersion.of(3, 13);
    private static final PrometheusVersion WITHOUT_DEFAULT_PORTS = PrometheusVersion.of(3, 0);
    private static final PrometheusVersion PARAMETERS_GIVE_WAY = PrometheusVersion.of(3, 0);
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> BOOLEANS =
            Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");
    private static final List<String> HISTOGRAM_SETTINGS = List.of(
            "__convert_classic_histograms_to_nhcb__",
            "__always_scrape_classic_histograms__",
            "__scrape_native_histograms__");

    private final ScrapeJob job;
    private final PrometheusVersion version;
    private final Relabelling rules;

    private TargetPhase(ScrapeJob job, PrometheusVersion version) {
        this.job = job;
        this.version = version;
        this.rules = Relabelling.of(job.relabels(), version);
    }

    /**
     * A job on a server whose own settings are the defaults.
     *
     * @param job the job
     * @param version the release of the server
     * @return its way
     * @throws IllegalArgumentException if that Prometheus refuses the expression of a rule
     */
    public static TargetPhase of(ScrapeJob job, PrometheusVersion version) {
        return new TargetPhase(job, version);
    }

    /**
     * The labels that the rules see; {@code discoveredLabels} of Prometheus' API.
     *
     * @param target the labels that discovery gives the target
     * @param group the labels that it gives all targets of its group; a target's own go before
     * @return all of them, with those that the job adds
     */
    public LabelSet discoveredLabels(LabelSet target, LabelSet group) {
        Map<String, String> all = new LinkedHashMap<>();
        layers(target, group).forEach(layer -> layer.forEach(all::put));
        return LabelSet.of(all);
    }

    /**
     * What becomes of a target.
     *
     * @param target the labels that discovery gives the target
     * @param group the labels that it gives all targets of its group
     * @return how it ends
     */
    public TargetOutcome outcome(LabelSet target, LabelSet group) {
        Optional<LabelSet> kept = rules.applyInOrder(layers(target, group));
        return kept.isEmpty() ? new TargetOutcome.Dropped() : checked(kept.get());
    }

    /**
     * What every rule does to a target.
     *
     * @param target the labels that discovery gives the target
     * @param group the labels that it gives all targets of its group
     * @return the steps, ending before the checks
     */
    public RelabelTrace trace(LabelSet target, LabelSet group) {
        return rules.traceInOrder(layers(target, group));
    }

    /** The labels in the order in which Prometheus sets them, which decides between labels mapped to one name. */
    private List<LabelSet> layers(LabelSet target, LabelSet group) {
        Map<String, String> inherited = new LinkedHashMap<>(group.asMap());
        target.names().forEach(inherited::remove);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Parameter parameter : job.params()) {
            String name = "__param_" + parameter.name();
            boolean taken = target.contains(name) || inherited.containsKey(name);
            if (!parameter.values().isEmpty() && !(taken && version.isAtLeast(PARAMETERS_GIVE_WAY))) {
                parameters.put(name, parameter.values().get(0));
            }
        }
        Duration interval = job.scrapeInterval().orElse(DEFAULT_INTERVAL);
        Duration timeout =
                job.scrapeTimeout().orElse(DEFAULT_TIMEOUT.compareTo(interval) < 0 ? DEFAULT_TIMEOUT : interval);
        Map<String, String> own = new LinkedHashMap<>();
        own.put("job", job.name());
        own.put("__scrape_interval__", Units.prometheusDuration(interval));
        own.put("__scrape_timeout__", Units.prometheusDuration(timeout));
        own.put("__metrics_path__", job.metricsPath().orElse("/metrics"));
        own.put("__scheme__", job.scheme().orElse(Scheme.HTTP) == Scheme.HTTPS ? "https" : "http");
        if (version.isAtLeast(HISTOGRAM_LABELS)) {
            HISTOGRAM_SETTINGS.forEach(setting -> own.put(setting, "false"));
        }
        own.keySet().removeIf(name -> target.contains(name) || inherited.containsKey(name));
        return List.of(target, LabelSet.of(inherited), LabelSet.of(own), LabelSet.of(parameters));
    }

    private TargetOutcome checked(LabelSet relabelled) {
        String address = relabelled.get("__address__");
        if (address.isEmpty()) {
            return new TargetOutcome.Refused("The target has no address.");
        }
        LabelSet labels = relabelled;
        if (!version.isAtLeast(WITHOUT_DEFAULT_PORTS) && HostPort.lacksPort(address)) {
            String scheme = labels.get("__scheme__");
            if (!scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
                return new TargetOutcome.Refused("The scheme `" + scheme + "` is none.");
            }
            address += scheme.equals("https") ? ":443" : ":80";
            labels = labels.with("__address__", address);
        }
        if (address.indexOf('/') >= 0) {
            return new TargetOutcome.Refused("The address `" + address + "` holds a slash.");
        }
        Optional<String> fault = faultOfTimes(labels).or(() -> faultOfHistograms(relabelled));
        if (fault.isPresent()) {
            return new TargetOutcome.Refused(fault.get());
        }
        Map<String, String> left = new LinkedHashMap<>(labels.asMap());
        left.keySet().removeIf(name -> name.startsWith("__meta_"));
        left.putIfAbsent("instance", address);
        return new TargetOutcome.Scraped(LabelSet.of(left));
    }

    private static Optional<String> faultOfTimes(LabelSet labels) {
        try {
            long interval = DurationText.nanoseconds(labels.get("__scrape_interval__"));
            long timeout = DurationText.nanoseconds(labels.get("__scrape_timeout__"));
            if (interval == 0 || timeout == 0) {
                return Optional.of("The scrape interval and the scrape timeout must not be 0.");
            }
            return timeout > interval
                    ? Optional.of("The scrape timeout is longer than the scrape interval.")
                    : Optional.empty();
        } catch (Malformed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> faultOfHistograms(LabelSet labels) {
        if (!version.isAtLeast(HISTOGRAM_LABELS)) {
            return Optional.empty();
        }
        return HISTOGRAM_SETTINGS.stream()
                .filter(setting -> labels.contains(setting) && !BOOLEANS.contains(labels.get(setting)))
                .findFirst()
                .map(setting -> "The label `" + setting + "` is neither true nor false.");
    }
}
