package io.promfleet.generator.check;

import io.promfleet.generator.target.TargetOutcome;
import io.promfleet.generator.target.TargetPhase;
import io.promfleet.model.Parameter;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.StaticTargets;
import io.promfleet.relabel.LabelSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The requests that a job makes of static targets, once its rules were applied as Prometheus applies them. */
final class Requests {
    /**
     * A request.
     *
     * @param scheme {@code http} or {@code https}
     * @param address host and port as they are asked for
     * @param page path and parameters
     * @param apart the labels that rules give the series beside those that the target had, by which they are meant to be told apart
     */
    record Request(String scheme, String address, String page, String apart) {
        /** The same for two requests that ask one server for one page, and do not tell their series apart. */
        String way() {
            String port = scheme.equals("https") ? ":443" : ":80";
            String host = address.toLowerCase(Locale.ROOT);
            return scheme + "://" + (host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host)
                    + page + apart;
        }
    }

    private final ScrapeJob job;
    private final @Nullable TargetPhase phase;

    private Requests(ScrapeJob job, @Nullable TargetPhase phase) {
        this.job = job;
        this.phase = phase;
    }

    /**
     * The requests of a job.
     *
     * @param job the job
     * @param version the release that runs it
     * @return empty where that release refuses a rule
     */
    static Optional<Requests> of(ScrapeJob job, PrometheusVersion version) {
        if (job.relabels().isEmpty()) {
            return Optional.of(new Requests(job, null));
        }
        try {
            return Optional.of(new Requests(job, TargetPhase.of(job, version)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // reported where the rule is said
        }
    }

    /**
     * Those of a group of targets.
     *
     * @param group the targets
     * @return one for each target that the rules keep
     */
    List<Request> of(StaticTargets group) {
        List<Request> requests = new ArrayList<>();
        Map<String, String> ofGroup = new LinkedHashMap<>();
        group.labels().forEach(label -> ofGroup.put(label.name(), label.value()));
        for (String target : group.targets()) {
            if (phase == null) {
                requests.add(plain(target));
            } else if (phase.outcome(LabelSet.of("__address__", target), LabelSet.of(ofGroup))
                    instanceof TargetOutcome.Scraped scraped) {
                requests.add(relabelled(scraped.labels(), ofGroup));
            }
        }
        return requests;
    }

    private Request plain(String target) {
        return new Request(
                job.scheme().orElse(Scheme.HTTP) == Scheme.HTTPS ? "https" : "http",
                target,
                job.metricsPath().orElse("/metrics") + shown(parameters()),
                "");
    }

    private Request relabelled(LabelSet labels, Map<String, String> ofGroup) {
        Map<String, String> parameters = parameters();
        labels.forEach((name, value) -> {
            // A label replaces the first value of a parameter alone; who says several and relabels them is an
            // exception.
            if (name.startsWith("__param_")) {
                parameters.put(name.substring("__param_".length()), "[" + value + "]");
            }
        });
        Map<String, String> apart = new TreeMap<>(labels.withoutReserved().asMap());
        apart.keySet().removeAll(Set.of("job", "instance"));
        apart.keySet().removeAll(ofGroup.keySet());
        return new Request(
                labels.get("__scheme__"),
                labels.get("__address__"),
                labels.get("__metrics_path__") + shown(parameters),
                apart.isEmpty() ? "" : apart.toString());
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (Parameter parameter : job.params()) {
            parameters.put(parameter.name(), parameter.values().toString());
        }
        return parameters;
    }

    private static String shown(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : "?" + parameters;
    }
}
