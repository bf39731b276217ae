package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.OperatorDialect;
import io.promfleet.generator.dialect.ResourceNames;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.model.Credential;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.StaticTargets;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a configuration as resources of the Prometheus Operator: a {@code ScrapeConfig} each, or a monitor or probe where
 * that is asked for and says the same. Of what the Operator has no
 * resource for, no word is lost.
 */
final class ResourceConversion {
    private static final String NO_KEY = "PF301";
    private static final String CHANGED = "PF068";
    private static final String JOBS = "scrape_configs";

    private final PrometheusVersion target;
    private final boolean monitors;
    private final Function<Credential, Optional<Location>> places;
    private final Findings losses;
    private final OperatorDialect dialect;

    /**
     * A conversion.
     *
     * @param target the release of Prometheus that the Operator runs
     * @param monitors whether a job becomes a monitor or probe where one can say it
     * @param places where a credential stands
     * @param losses takes what the resources cannot say, and what the Operator drops in front of the target
     */
    ResourceConversion(
            PrometheusVersion target,
            boolean monitors,
            Function<Credential, Optional<Location>> places,
            Findings losses) {
        this.target = target;
        this.monitors = monitors;
        this.places = places;
        this.losses = losses;
        this.dialect = new OperatorDialect(losses, places);
    }

    /** The resources, one document each. */
    String convert(PrometheusConfig config, MapNode root) {
        for (int i = 0; i < root.size(); i++) {
            if (!root.key(i).equals(JOBS)) {
                reportOther(root.key(i), root.entryOrigin(i));
            }
        }
        StringBuilder text = new StringBuilder();
        Set<String> names = new HashSet<>();
        for (ScrapeJob job : config.scrapeJobs()) {
            text.append(text.length() == 0 ? "" : "---\n").append(new YamlWriter().toText(resource(job, names)));
        }
        return text.toString();
    }

    private MapNode resource(ScrapeJob job, Set<String> names) {
        String name = name(job.name(), names);
        if (monitors) {
            Findings trial = new Findings();
            JobShape shape = shape(job, new OperatorDialect(trial, places));
            String reason = shape instanceof JobShape.None none ? none.reason() : "";
            if (shape instanceof JobShape.Monitor monitor) {
                MapNode object = object(job, "v1", monitor.kind(), name, monitor.spec());
                validate(object, job, trial);
                if (trial.sorted().isEmpty()) {
                    reportDropped(object);
                    reportChange(job, monitor);
                    return object;
                }
                reason = "a `" + monitor.kind() + "` cannot say it: "
                        + trial.sorted().get(0).message().replaceAll("\\.$", "");
            }
            report(
                    job,
                    Severity.INFO,
                    "The job `" + job.name() + "` stays a `ScrapeConfig`: " + reason + ".",
                    "Nothing.");
        }
        MapNode object = object(job, "v1alpha1", "ScrapeConfig", name, dialect.scrapeConfig(job));
        validate(object, job, losses);
        reportDropped(object);
        return object;
    }

    private static JobShape shape(ScrapeJob job, OperatorDialect operator) {
        if (job.serviceDiscoveries().size() != 1) {
            return new JobShape.None(
                    job.serviceDiscoveries().isEmpty()
                            ? "it has no targets"
                            : "its targets come from several places, and a monitor's from one");
        }
        ServiceDiscovery discovery = job.serviceDiscoveries().get(0);
        return new ProbeShape(operator).of(job, discovery).orElseGet(() -> {
            if (discovery instanceof KubernetesDiscovery kubernetes) {
                return new MonitorShape(operator).of(job, kubernetes);
            }
            return new JobShape.None(
                    discovery instanceof StaticTargets
                            ? "targets that are named one by one are a `Probe` only where an exporter is asked about them"
                            : "no monitor finds what this discovery finds");
        });
    }

    private static MapNode object(ScrapeJob job, String version, String kind, String name, MapNode spec) {
        return MapNode.builder(new Origin("scrapeJob(" + job.name() + ")", job.declaredAt()))
                .put("apiVersion", "monitoring.coreos.com/" + version)
                .put("kind", kind)
                .put("metadata", MapNode.builder().put("name", name).build())
                .put("spec", spec)
                .build();
    }

    private static void validate(MapNode object, ScrapeJob job, Findings into) {
        Origin origin = new Origin("scrapeJob(" + job.name() + ")", job.declaredAt());
        new DocumentValidator(SchemaCatalogue.bundled())
                .validate(
                        new Manifest(
                                new ManifestPath("resource.yaml"), new YamlDocument(List.of(), object), null, origin),
                        into);
    }

    /** What the Operator drops in front of the target. */
    private void reportDropped(MapNode object) {
        Findings made = new Findings();
        new OperatorJobs(target, made).jobs(object);
        for (Finding finding : made.sorted()) {
            if (finding.severity() == Severity.ERROR) {
                losses.add(finding);
            }
        }
    }

    private void reportChange(ScrapeJob job, JobShape.Monitor monitor) {
        report(
                job,
                Severity.WARNING,
                "The job `" + job.name() + "` becomes a `" + monitor.kind() + "`, in which the Operator adds "
                        + (monitor.added().size() == 1 ? "the label " : "the labels ") + listed(monitor.added())
                        + ", and calls `job_name` after the resource.",
                "Nothing, if the labels are welcome; a metric that has one of them itself has it as `exported_…` unless"
                        + " `honorLabels` is true. With `--to resources` the job stays as it is.");
    }

    private static String listed(List<String> labels) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            words.append(i == 0 ? "" : i == labels.size() - 1 ? " and " : ", ")
                    .append('`')
                    .append(labels.get(i))
                    .append('`');
        }
        return words.toString();
    }

    private void report(ScrapeJob job, Severity severity, String message, String hint) {
        losses.add(new Finding(CHANGED, severity, "", job.declaredAt(), message, hint, List.of()));
    }

    /** A name as Kubernetes takes it, which no other resource has. */
    private static String name(String job, Set<String> names) {
        String base = ResourceNames.of(job);
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private void reportOther(String key, @Nullable Origin origin) {
        losses.add(new Finding(
                NO_KEY,
                Severity.ERROR,
                "",
                origin == null ? UnknownLocation.UNKNOWN : origin.location(),
                "What Prometheus calls `" + key + "` cannot be said in a `ScrapeConfig`, which is about one job.",
                "Leave it out, and convert it with `--to values` where it is for the whole Prometheus.",
                List.of()));
    }
}
