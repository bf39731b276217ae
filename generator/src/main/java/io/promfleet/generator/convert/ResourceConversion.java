package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.OperatorDialect;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.model.Credential;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a configuration as resources of the Prometheus Operator, a {@code ScrapeConfig} each. Of what the Operator has no
 * resource for, no word is lost.
 */
final class ResourceConversion {
    private static final String NO_KEY = "PF301";
    private static final String JOBS = "scrape_configs";
    private static final int LONGEST_NAME = 200;

    private final PrometheusVersion target;
    private final Findings losses;
    private final OperatorDialect dialect;

    /**
     * A conversion.
     *
     * @param target the release of Prometheus that the Operator runs
     * @param places where a credential stands
     * @param losses takes what the resources cannot say, and what the Operator drops in front of the target
     */
    ResourceConversion(PrometheusVersion target, Function<Credential, Optional<Location>> places, Findings losses) {
        this.target = target;
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
        Origin origin = new Origin("scrapeJob(" + job.name() + ")", job.declaredAt());
        MapNode object = MapNode.builder(origin)
                .put("apiVersion", "monitoring.coreos.com/v1alpha1")
                .put("kind", "ScrapeConfig")
                .put(
                        "metadata",
                        MapNode.builder().put("name", name(job.name(), names)).build())
                .put("spec", dialect.scrapeConfig(job))
                .build();
        new DocumentValidator(SchemaCatalogue.bundled())
                .validate(
                        new Manifest(
                                new ManifestPath("resource.yaml"), new YamlDocument(List.of(), object), null, origin),
                        losses);
        Findings made = new Findings();
        new OperatorJobs(target, made).jobs(object);
        for (Finding finding : made.sorted()) {
            if (finding.severity() == Severity.ERROR) {
                losses.add(finding);
            }
        }
        return object;
    }

    /** A name as Kubernetes takes it, which no other resource has. */
    private static String name(String job, Set<String> names) {
        String plain =
                job.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "job" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
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
