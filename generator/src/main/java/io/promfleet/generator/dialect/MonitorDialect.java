package io.promfleet.generator.dialect;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Parameter;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.schemas.Section;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ServiceMonitor}, {@code PodMonitor} and {@code Probe} say of a job beyond where its targets come from and what
 * becomes of these: each key in the part of the resource that has it.
 */
public final class MonitorDialect {
    private final OperatorDialect operator;

    /**
     * A dialect.
     *
     * @param operator spells keys and credentials, and reports what no part has a key for
     */
    public MonitorDialect(OperatorDialect operator) {
        this.operator = operator;
    }

    /**
     * A part of a resource.
     *
     * @param section its schema
     * @param map takes its keys
     */
    public record Part(Section section, MapNode.Builder map) {}

    /**
     * Says a job but for its name, its discoveries, its address and the rules of its targets.
     *
     * @param job the job
     * @param pathKey what the resource calls the path
     * @param parts the parts, the first of which takes a key that none has, and reports it
     */
    public void put(ScrapeJob job, String pathKey, List<Part> parts) {
        job.scrapeInterval()
                .ifPresent(time -> part(parts, "interval").map().put("interval", Units.prometheusDuration(time)));
        Part timed = part(parts, "scrape_timeout");
        operator.put(timed.map(), "scrape_timeout", job.scrapeTimeout());
        job.metricsPath().ifPresent(path -> part(parts, pathKey).map().put(pathKey, path));
        job.scheme()
                .ifPresent(scheme ->
                        part(parts, "scheme").map().put("scheme", scheme.name().toLowerCase(Locale.ROOT)));
        flag(parts, "honor_labels", job.honorLabels().orElse(null));
        flag(parts, "honor_timestamps", job.honorTimestamps().orElse(null));
        operator.putNumber(part(parts, "sample_limit").map(), "sample_limit", job.sampleLimit());
        operator.putNumber(part(parts, "target_limit").map(), "target_limit", job.targetLimit());
        operator.putNumber(part(parts, "label_limit").map(), "label_limit", job.labelLimit());
        if (job.bodySizeLimit().isPresent()) {
            Part limited = part(parts, "body_size_limit");
            if (has(limited, "body_size_limit")) {
                operator.putText(
                        limited.map(), "body_size_limit", job.bodySizeLimit().map(Units::prometheusSize));
            } else {
                operator.losses().noKey(OperatorDialect.RESOURCES, "body_size_limit", null);
            }
        }
        settings(parts, job.settings());
        HttpClient http = job.http();
        HttpClient identity = HttpClient.builder()
                .authentication(http.authentication())
                .tls(http.tls())
                .settings(Settings.NONE)
                .declaredAt(http.declaredAt())
                .build();
        operator.putHttp(parts.get(0).map(), identity, parts.get(0).section());
        settings(parts, http.settings());
        operator.putRules(part(parts, "metric_relabel_configs").map(), "metric_relabel_configs", job.metricRelabels());
    }

    /**
     * The parameters of a job as endpoints have them.
     *
     * @param parameters the parameters
     * @return their mapping
     */
    public static MapNode params(List<Parameter> parameters) {
        MapNode.Builder params = MapNode.builder();
        parameters.forEach(parameter -> params.put(parameter.name(), ListNode.ofTexts(parameter.values())));
        return params.build();
    }

    private void flag(List<Part> parts, String key, @Nullable Boolean choice) {
        if (choice == null) {
            return;
        }
        Part part = part(parts, key);
        if (has(part, key)) {
            part.map().put(operator.key(key), choice);
        } else {
            operator.losses().noKey(OperatorDialect.RESOURCES, key, null);
        }
    }

    private void settings(List<Part> parts, Settings settings) {
        for (Setting setting : settings.all()) {
            Part part = part(parts, setting.key());
            operator.putSetting(part.map(), part.section(), setting);
        }
    }

    private static Part part(List<Part> parts, String key) {
        for (Part part : parts) {
            if (has(part, key)) {
                return part;
            }
        }
        return parts.get(0);
    }

    private static boolean has(Part part, String key) {
        return OperatorNames.inResource(part.section(), key).isPresent();
    }
}
