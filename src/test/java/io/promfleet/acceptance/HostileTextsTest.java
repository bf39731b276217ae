package io.promfleet.acceptance;

import static io.promfleet.dsl.SourceLabels.labels;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.HubBuilder;
import io.promfleet.dsl.ManifestBuilder;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.golden.GoldenTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A random text in any place of the model either arrives as it is, through the real kustomize, Flux and Helm, or is refused
 * at its line. {@code -Dtexts.rounds=100} takes as many seeds, from {@code -Dtexts.seed}.
 */
class HostileTextsTest {
    private static final int TEXTS = 150;
    private static final int ROUNDS = Integer.getInteger("texts.rounds", 1);
    private static final long SEED = Long.getLong("texts.seed", 1);
    private static final Path SOURCE = GoldenTrees.of("..")
            .resolve("src/test/java/io/promfleet/acceptance")
            .resolve(HostileTextsTest.class.getSimpleName() + ".java");

    private static List<String> lines = List.of();

    @TempDir
    Path directory;

    /** Where a definition takes any text. The line that a finding names is the one that says it, marked with the name. */
    private enum Place {
        EXTERNAL_LABEL,
        HUB_EXTERNAL_LABEL,
        JOB_NAME,
        PARAMETER,
        HUB_PARAMETER,
        TARGET_LABEL,
        DISCOVERY,
        SEPARATOR,
        REPLACEMENT,
        METRIC_REPLACEMENT,
        EXPRESSION,
        WRITE_REPLACEMENT,
        HEADER,
        TEMPLATED_VALUE,
        PLAIN_VALUE,
        LIST_VALUE,
        HUB_VALUE,
        DATA,
        HUB_DATA,
        ANNOTATION,
        KEY,
        ITEM
    }

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + ROUNDS);
    }

    @BeforeAll
    static void readLines() throws IOException {
        lines = Files.readAllLines(SOURCE, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachArrivesAsItIsOrIsRefusedAtItsLine(long seed) throws Exception {
        Map<Place, Map<String, String>> texts = accepted(new HostileTexts(seed).next(TEXTS));
        Path tree = directory.resolve("tree");
        Run run = Promfleet.generate(new Hostile(texts), tree, false);
        assertThat(errors(run)).isEmpty();

        Kubectl kubectl = new Kubectl(Files.createDirectory(directory.resolve("kubectl")));
        Path furtherOfSource = tree.resolve("clusters/site/custom-resources");
        Path furtherOfHub = tree.resolve("hub/monitoring/custom-resources");
        Map<Path, List<Map<?, ?>>> further = new LinkedHashMap<>();
        FluxBuild flux = new FluxBuild(directory);
        for (Path folder : List.of(furtherOfSource, furtherOfHub)) {
            further.put(folder, kubectl.objects(flux.of(tree, folder)));
        }
        for (String folder :
                List.of("hub/monitoring/controllers", "hub/monitoring/remote-write-configs", "clusters/site/release")) {
            assertThat(kubectl.objects(flux.of(tree, tree.resolve(folder))))
                    .as(folder)
                    .containsExactlyInAnyOrderElementsOf(kubectl.objects(kubectl.kustomize(tree.resolve(folder))));
        }
        Map<?, ?> data = object(further, furtherOfSource, "ConfigMap");
        assertArrived(texts, Place.DATA, At.map(data, "data"));
        assertArrived(texts, Place.ANNOTATION, At.map(data, "metadata", "annotations"));
        Map<?, ?> hubData = object(further, furtherOfHub, "ConfigMap");
        assertArrived(texts, Place.HUB_DATA, At.map(hubData, "data"));
        Map<?, ?> anything = object(further, furtherOfSource, "Anything");
        Map<Object, Object> named = new LinkedHashMap<>();
        At.map(anything, "keys").forEach((key, name) -> named.put(name, key));
        assertArrived(texts, Place.KEY, named);
        assertThat(At.list(anything, "texts"))
                .isEqualTo(List.copyOf(of(texts, Place.ITEM).values()));

        Releases releases = Releases.of(tree, Files.createDirectory(directory.resolve("releases")));
        for (Helm helm : Helm.values()) {
            Releases.Rendered site = releases.rendered(helm, "site");
            assertArrived(texts, Place.EXTERNAL_LABEL, afterExpansion(At.map(site.prometheus(), "externalLabels")));
            assertArrived(texts, Place.TEMPLATED_VALUE, At.map(site.prometheus(), "podMetadata", "annotations"));
            assertArrived(texts, Place.PLAIN_VALUE, site.podAnnotations("operator"));
            assertThat(At.list(site.values(), "kube-state-metrics", "extraArgs"))
                    .isEqualTo(List.copyOf(of(texts, Place.LIST_VALUE).values()));
            Map<?, ?> target = At.map(site.prometheus(), "remoteWrite", 0);
            Map<Object, Object> headers = new LinkedHashMap<>();
            At.map(target, "headers").forEach((name, value) -> headers.put(((String) name).substring(2), value));
            assertArrived(texts, Place.HEADER, headers);
            assertArrived(
                    texts,
                    Place.WRITE_REPLACEMENT,
                    replacements(At.list(target, "writeRelabelConfigs"), "targetLabel"));
            assertJobs(texts, site.jobs());

            Releases.Rendered hub = releases.rendered(helm, "hub");
            assertArrived(texts, Place.HUB_EXTERNAL_LABEL, afterExpansion(At.map(hub.prometheus(), "externalLabels")));
            assertArrived(texts, Place.HUB_VALUE, hub.podAnnotations("grafana"));
            assertArrived(texts, Place.HUB_PARAMETER, parameters(hub.jobs()));
        }
    }

    private static void assertJobs(Map<Place, Map<String, String>> texts, List<?> jobs) {
        Map<?, ?> job = At.map(jobs, 0);
        assertArrived(texts, Place.PARAMETER, parameters(jobs));
        assertArrived(texts, Place.DISCOVERY, At.map(job, "consul_sd_configs", 0, "node_meta"));
        assertArrived(texts, Place.TARGET_LABEL, At.map(job, "static_configs", 0, "labels"));
        List<?> rules = At.list(job, "relabel_configs");
        assertArrived(texts, Place.REPLACEMENT, replacements(rules, "target_label"));
        assertArrived(
                texts, Place.METRIC_REPLACEMENT, replacements(At.list(job, "metric_relabel_configs"), "target_label"));
        List<String> separators = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (Object rule : rules) {
            Map<?, ?> keys = (Map<?, ?>) rule;
            if ("drop".equals(keys.get("action"))) {
                expressions.add(At.text(rule, "regex"));
            } else if ("keep".equals(keys.get("action"))) {
                Object separator = keys.get("separator");
                separators.add(separator == null ? ";" : (String) separator);
            }
        }
        assertThat(separators).isEqualTo(List.copyOf(of(texts, Place.SEPARATOR).values()));
        assertThat(expressions)
                .isEqualTo(of(texts, Place.EXPRESSION).values().stream()
                        .map(HostileTextsTest::literally)
                        .toList());
        List<String> names = new ArrayList<>();
        jobs.subList(1, jobs.size()).forEach(each -> names.add(At.text(each, "job_name")));
        assertThat(names).isEqualTo(List.copyOf(of(texts, Place.JOB_NAME).values()));
    }

    /** The first value of each parameter of the first job. */
    private static Map<Object, Object> parameters(List<?> jobs) {
        Map<Object, Object> parameters = new LinkedHashMap<>();
        At.map(jobs, 0, "params").forEach((name, values) -> parameters.put(name, ((List<?>) values).get(0)));
        return parameters;
    }

    /** By target label; what is Prometheus' own default need not be said. */
    private static Map<Object, Object> replacements(List<?> rules, String targetLabel) {
        Map<Object, Object> replacements = new LinkedHashMap<>();
        for (Object rule : rules) {
            Map<?, ?> keys = (Map<?, ?>) rule;
            if (keys.containsKey(targetLabel)) {
                Object replacement = keys.get("replacement");
                replacements.put(keys.get(targetLabel), replacement == null ? "$1" : replacement);
            }
        }
        return replacements;
    }

    /** What Prometheus 3 makes of a doubled dollar sign in an external label. */
    private static Map<Object, Object> afterExpansion(Map<?, ?> labels) {
        Map<Object, Object> expanded = new LinkedHashMap<>();
        labels.forEach((name, value) -> expanded.put(name, ((String) value).replace("$$", "$")));
        return expanded;
    }

    private static Map<?, ?> object(Map<Path, List<Map<?, ?>>> objects, Path folder, String kind) {
        return Objects.requireNonNull(objects.get(folder)).stream()
                .filter(object -> kind.equals(object.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertArrived(Map<Place, Map<String, String>> texts, Place place, Map<?, ?> arrived) {
        Map<Object, Object> own = new LinkedHashMap<>(arrived);
        own.keySet().removeIf(name -> !((String) name).startsWith("t_"));
        assertThat(whatIsNotIn(of(texts, place), own)).as("%s", place).isEqualTo(whatIsNotIn(own, of(texts, place)));
    }

    /** The entries of a map that another one has not got, in characters that a terminal shows. */
    private static Map<String, String> whatIsNotIn(Map<?, ?> other, Map<?, ?> map) {
        Map<String, String> news = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!value.equals(other.get(key))) {
                news.put(visible((String) key), visible((String) value));
            }
        });
        return news;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars()
                .forEach(c -> visible.append(
                        c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c)));
        return visible.toString();
    }

    private static Map<String, String> of(Map<Place, Map<String, String>> texts, Place place) {
        return texts.getOrDefault(place, Map.of());
    }

    /** By place: the texts that are not refused there, each with a name. */
    private static Map<Place, Map<String, String>> accepted(List<String> texts) throws IOException {
        Map<Place, Map<String, String>> accepted = new EnumMap<>(Place.class);
        Path output = Files.createTempFile("no-directory", null);
        try {
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                String name = "t_" + i;
                for (Place place : Place.values()) {
                    List<Finding> refusals = refusals(place, name, text, output);
                    assertThat(refusals).as("%s in %s", text, place).allSatisfy(refusal -> {
                        assertThat(refusal.hint()).isNotEmpty();
                        assertThat(refusal.location()).isInstanceOf(CallSite.class);
                        int line = ((CallSite) refusal.location()).line();
                        assertThat(lines.get(line - 1)).endsWith("// " + place);
                    });
                    assertThat(refusals.isEmpty() || isDangerous(place, text))
                            .as("%s in %s is refused without need: %s", text, place, refusals)
                            .isTrue();
                    if (refusals.isEmpty()) {
                        accepted.computeIfAbsent(place, key -> new LinkedHashMap<>())
                                .put(name, text);
                    }
                }
            }
        } finally {
            Files.delete(output);
        }
        assertThat(accepted.keySet()).containsExactly(Place.values());
        return accepted;
    }

    /** Generates into a file, where nothing is ever written: all that else is wrong with the fleet is said before. */
    private static List<Finding> refusals(Place place, String name, String text, Path output) {
        FleetDefinition fleet = new Hostile(Map.of(place, Map.of(name, text)));
        List<Finding> refusals = new ArrayList<>(errors(Promfleet.generate(fleet, output, false)));
        refusals.removeIf(finding -> finding.id().equals("PF021"));
        return refusals;
    }

    private static List<Finding> errors(Run run) {
        return run.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** What may be refused at all, so that nothing is refused for convenience. */
    private static boolean isDangerous(Place place, String text) {
        boolean lost = text.codePoints()
                .anyMatch(c -> (c >= 0x7F && c <= 0x9F)
                        || c == 0xFFFE
                        || c == 0xFFFF
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        boolean block = text.startsWith("\t") && text.contains("\n");
        boolean chart = (text.contains("\n") && (text.contains("\u2028") || text.contains("\u2029")))
                || (text.startsWith("\uFEFF") && text.contains("{{"));
        return lost
                || switch (place) {
                    case EXTERNAL_LABEL, TARGET_LABEL -> text.isEmpty() || chart;
                    case HUB_EXTERNAL_LABEL -> text.isEmpty() || block || chart;
                    case JOB_NAME -> text.isBlank() || chart;
                    case REPLACEMENT, METRIC_REPLACEMENT, WRITE_REPLACEMENT -> text.contains("$") || chart;
                    case EXPRESSION -> text.contains("\\E") || chart;
                    case HEADER -> text.chars().anyMatch(Character::isISOControl) || chart;
                    case HUB_PARAMETER, HUB_VALUE -> block || chart;
                    case DATA, HUB_DATA, ANNOTATION, ITEM -> block;
                    case KEY -> block || text.equals("<<") || text.length() > 166;
                    case PARAMETER, DISCOVERY, SEPARATOR, TEMPLATED_VALUE, PLAIN_VALUE, LIST_VALUE -> chart;
                };
    }

    private static String literally(String text) {
        return "\\Q" + text + "\\E";
    }

    /** A fleet that says each text in its place. */
    private record Hostile(Map<Place, Map<String, String>> texts) implements FleetDefinition {
        @Override
        public void define(FleetBuilder fleet) {
            fleet.hub("hub", this::hub);
            fleet.source("site", this::source);
        }

        private Map<String, String> at(Place place) {
            return of(texts, place);
        }

        // palantir-java-format keeps each of these calls on its line, which the marks rely on.
        private void hub(HubBuilder hub) {
            hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com"));
            at(Place.HUB_EXTERNAL_LABEL).forEach((name, text) -> {
                hub.externalLabel(name, text); // HUB_EXTERNAL_LABEL
            });
            hub.scrapeJob("texts", job -> {
                job.targets("192.0.2.1:9100");
                at(Place.HUB_PARAMETER).forEach((name, text) -> {
                    job.param(name, text); // HUB_PARAMETER
                });
            });
            hub.objectValue("grafana.podAnnotations", object -> {
                at(Place.HUB_VALUE).forEach((name, text) -> {
                    object.field(name, text); // HUB_VALUE
                });
            });
            hub.manifest(
                    "v1",
                    "ConfigMap",
                    "texts",
                    manifest -> manifest.fields(fields -> {
                        fields.object("data", data -> {
                            at(Place.HUB_DATA).forEach((name, text) -> {
                                data.field(name, text); // HUB_DATA
                            });
                        });
                    }));
        }

        private void source(SourceBuilder source) {
            at(Place.EXTERNAL_LABEL).forEach((name, text) -> {
                source.externalLabel(name, text); // EXTERNAL_LABEL
            });
            source.scrapeJob("texts", job -> {
                job.targets(List.of("192.0.2.1:9100"), targets -> {
                    at(Place.TARGET_LABEL).forEach((name, text) -> {
                        targets.label(name, text); // TARGET_LABEL
                    });
                });
                job.consul(consul -> {
                    consul.server("consul.example.com:8500");
                    at(Place.DISCOVERY).forEach((name, text) -> {
                        consul.nodeMeta(name, text); // DISCOVERY
                    });
                });
                at(Place.PARAMETER).forEach((name, text) -> {
                    job.param(name, text); // PARAMETER
                });
                job.relabel(this::relabel);
                job.metricRelabel(rules -> {
                    at(Place.METRIC_REPLACEMENT).forEach((name, text) -> {
                        rules.replace(name, text); // METRIC_REPLACEMENT
                    });
                });
            });
            at(Place.JOB_NAME).forEach((name, text) -> {
                source.scrapeJob(text, job -> job.targets("192.0.2.1:9100")); // JOB_NAME
            });
            source.remoteWrite(target -> {
                at(Place.HEADER).forEach((name, text) -> {
                    target.header("X-" + name, text); // HEADER
                });
                target.writeRelabel(rules -> {
                    at(Place.WRITE_REPLACEMENT).forEach((name, text) -> {
                        rules.replace(name, text); // WRITE_REPLACEMENT
                    });
                });
            });
            source.objectValue("prometheus.prometheusSpec.podMetadata.annotations", object -> {
                at(Place.TEMPLATED_VALUE).forEach((name, text) -> {
                    object.field(name, text); // TEMPLATED_VALUE
                });
            });
            source.objectValue("prometheusOperator.podAnnotations", object -> {
                at(Place.PLAIN_VALUE).forEach((name, text) -> {
                    object.field(name, text); // PLAIN_VALUE
                });
            });
            source.listValue("kube-state-metrics.extraArgs", list -> {
                at(Place.LIST_VALUE).forEach((name, text) -> {
                    list.add(text); // LIST_VALUE
                });
            });
            source.manifest("v1", "ConfigMap", "texts", this::data);
            source.manifest(
                    "example.com/v1",
                    "Anything",
                    "texts",
                    manifest -> manifest.fields(fields -> {
                        fields.object("keys", keys -> {
                            at(Place.KEY).forEach((name, text) -> {
                                keys.field(text, name); // KEY
                            });
                        });
                        fields.list("texts", items -> {
                            at(Place.ITEM).forEach((name, text) -> {
                                items.add(text); // ITEM
                            });
                        });
                    }));
        }

        private void relabel(RelabelBuilder rules) {
            at(Place.SEPARATOR).forEach((name, text) -> {
                rules.keep(labels("__address__").separatedBy(text), ".*"); // SEPARATOR
            });
            at(Place.REPLACEMENT).forEach((name, text) -> {
                rules.replace(name, text); // REPLACEMENT
            });
            at(Place.EXPRESSION).forEach((name, text) -> {
                rules.drop("__address__", literally(text)); // EXPRESSION
            });
        }

        private void data(ManifestBuilder manifest) {
            at(Place.ANNOTATION).forEach((name, text) -> {
                manifest.annotation(name, text); // ANNOTATION
            });
            manifest.fields(fields -> fields.object("data", data -> {
                at(Place.DATA).forEach((name, text) -> {
                    data.field(name, text); // DATA
                });
            }));
        }
    }
}
