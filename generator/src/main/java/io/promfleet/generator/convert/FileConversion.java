package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.dialect.PrometheusSpecDialect;
import io.promfleet.generator.layers.TemplatedValues;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.operator.ChartConfiguration;
import io.promfleet.generator.read.CredentialForm;
import io.promfleet.generator.read.PrometheusNodes;
import io.promfleet.generator.read.ReadConfig;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.render.TemplateEscape;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.FileValidator;
import io.promfleet.generator.validate.KnownReleases;
import io.promfleet.generator.validate.PrometheusParts;
import io.promfleet.generator.validate.SourceLines;
import io.promfleet.generator.validate.StackValues;
import io.promfleet.generator.verdict.ConfigVerdict;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RemoteWrite;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts what people have into another language. The input is judged first, as {@link FileValidator} judges it; of an input
 * with errors nothing is made. Not thread-safe.
 */
public final class FileConversion {
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.bundled();
    private static final String NO_KEY = "PF301";
    private static final String CREDENTIAL = "PF303";
    private static final List<String> SPEC = List.of("prometheus", "prometheusSpec");
    private static final List<String> LISTS =
            List.of("additionalScrapeConfigs", "additionalAlertManagerConfigs", "additionalAlertRelabelConfigs");
    // What is only missing in the target, as opposed to a credential that would be shown.
    private static final Set<String> LOSSES = Set.of(NO_KEY, "PF602");

    private final PrometheusVersion target;
    private final List<SecretMapping> secrets;
    private final boolean partial;
    private final Findings findings;
    private final FileValidator validator;

    /** What was read, in the words of Prometheus. */
    private record Input(MapNode root, Map<Location, CredentialPlace> references) {}

    /**
     * A conversion.
     *
     * @param target the release of Prometheus that is going to read the result
     * @param secrets what credentials of the input are to become
     * @param partial whether what the result cannot say may be missing in it; otherwise there is no result then
     * @param findings takes what is wrong with the input, and what the result cannot say
     */
    public FileConversion(PrometheusVersion target, List<SecretMapping> secrets, boolean partial, Findings findings) {
        this.target = target;
        this.secrets = List.copyOf(secrets);
        this.partial = partial;
        this.findings = findings;
        this.validator = FileValidator.forConversion(target, findings);
    }

    /**
     * The lines of what was read, for findings to be shown with.
     *
     * @return the lines
     */
    public SourceLines lines() {
        return validator.lines();
    }

    /**
     * Converts a text.
     *
     * @param source the text
     * @param folder where the files are that it names with relative paths; null if nowhere
     * @param from what it is
     * @param to what it is to become
     * @return the result, which ends with a line break; nothing where a finding is an error
     */
    public Optional<String> convert(SourceText source, @Nullable Path folder, Language from, Language to) {
        Findings losses = new Findings();
        KnownReleases.check(target, losses);
        Input input;
        if (from == Language.RESOURCES || from == Language.MONITORS) {
            validator.validate(source, folder, FileKind.OBJECTS);
            validator.finish();
            if (findings.hasErrors()) {
                return Optional.empty();
            }
            ResourceInput resources = new ResourceInput(target, losses);
            MapNode root = resources.configuration(source);
            judge(root, losses);
            input = new Input(root, resources.references());
        } else if (from == Language.VALUES) {
            List<ReadDocument> documents = validator.validateValues(source);
            if (findings.hasErrors()) {
                return Optional.empty();
            }
            input = values(source, documents, losses);
        } else {
            Optional<ReadConfig> read = validator.validateConfiguration(source, folder);
            if (findings.hasErrors() || read.isEmpty()) {
                return Optional.empty();
            }
            input = new Input((MapNode) read.get().root(), Map.of());
        }
        CredentialScan credentials = new CredentialScan(secrets, input.references(), losses);
        credentials.scan(input.root(), CATALOGUE.section(SchemaCatalogue.PROMETHEUS_CONFIG));
        PrometheusConfig config = new PrometheusNodes(credentials).config(input.root());
        reportUnused(credentials, source, losses);
        reportAddresses(config, losses);
        new LostKeys(losses).report(input.root(), asItStands(input.root()));
        String result = switch (to) {
            case PROMETHEUS -> prometheus(config, input.root(), losses);
            case VALUES -> values(config, input.root(), credentials, losses);
            case RESOURCES, MONITORS ->
                new ResourceConversion(target, to == Language.MONITORS, credentials::placeOf, losses)
                        .convert(config, input.root());
            case JAVA -> java(config, input.root(), source, credentials, losses);
        };
        for (Finding finding : new CredentialHints(credentials, input.root()).of(losses.sorted())) {
            findings.add(partial && LOSSES.contains(finding.id()) ? asWarning(finding) : finding);
        }
        return findings.hasErrors() ? Optional.empty() : Optional.of(result);
    }

    private Input values(SourceText source, List<ReadDocument> documents, Findings losses) {
        ChartConfiguration chart = new ChartConfiguration(target, losses);
        MapNode spec = MapNode.builder(new Origin("", source.position(1, 1))).build();
        Map<String, ListNode> lists = new HashMap<>();
        if (!documents.isEmpty()) {
            List<String> way = new ArrayList<>(StackValues.below(documents.get(0)));
            way.addAll(SPEC);
            if (specification(documents.get(0).tree(), way, losses) instanceof MapNode said) {
                spec = untemplated(said, losses);
                lists = lists(documents.get(0), way, losses);
            }
        }
        MapNode root = chart.configuration(spec, lists);
        judge(root, losses);
        return new Input(root, chart.references());
    }

    /** What Prometheus would refuse of a configuration that was put together here. */
    private void judge(MapNode root, Findings losses) {
        Findings judged = new Findings();
        new ConfigVerdict(target, ConfigVerdict.Mode.SERVER).judge(root, judged);
        addErrors(judged, losses);
    }

    private static void addErrors(Findings from, Findings losses) {
        for (Finding finding : from.sorted()) {
            if (finding.severity() == Severity.ERROR) {
                losses.add(finding);
            }
        }
    }

    /** What the keys lead to, if to anything; what stands beside the way is reported. */
    private static @Nullable Node specification(Node values, List<String> way, Findings losses) {
        Node node = values;
        for (int i = 0; i < way.size() && node instanceof MapNode map; i++) {
            reportOthers(map, way.subList(0, i), way, losses);
            node = map.get(way.get(i));
        }
        return node;
    }

    private Map<String, ListNode> lists(ReadDocument document, List<String> way, Findings losses) {
        Map<String, ListNode> lists = new LinkedHashMap<>();
        LISTS.forEach(key -> {
            List<String> keys = new ArrayList<>(way);
            keys.add(key);
            document.knownPart(keys)
                    .ifPresent(read -> lists.put(key, (ListNode)
                            untemplated(key, read.root(), read.root().origin(), losses)));
        });
        return lists;
    }

    private static MapNode untemplated(MapNode spec, Findings losses) {
        MapNode.Builder read = MapNode.builder(spec.origin());
        for (int i = 0; i < spec.size(); i++) {
            String key = spec.key(i);
            Node value = untemplated(key, spec.value(i), spec.entryOrigin(i), losses);
            read.put(key, value, spec.entryOrigin(i), spec.valueOrigin(i));
        }
        return read.build();
    }

    /** A value as it is when Helm has read it; where the chart runs no templates, braces are only braces. */
    private static Node untemplated(String key, Node value, @Nullable Origin origin, Findings losses) {
        return TemplatedValues.isTemplated(List.of(SPEC.get(0), SPEC.get(1), key))
                ? new TemplateText(losses).read(value, origin)
                : value;
    }

    private static void reportOthers(MapNode values, List<String> outer, List<String> way, Findings losses) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.key(i).equals(way.get(outer.size()))) {
                List<String> keys = new ArrayList<>(outer);
                keys.add(values.key(i));
                leftOut(String.join(".", keys), String.join(".", way), values.entryOrigin(i), losses);
            }
        }
    }

    private static void leftOut(String key, String way, @Nullable Origin origin, Findings losses) {
        losses.add(new Finding(
                "PF065",
                Severity.WARNING,
                "",
                origin == null ? UnknownLocation.UNKNOWN : origin.location(),
                "`" + key + "` is left out: only `" + way + "` becomes configuration of Prometheus.",
                "Keep it where it is.",
                List.of()));
    }

    private static void reportUnused(CredentialScan credentials, SourceText source, Findings losses) {
        for (SecretMapping mapping : credentials.unused()) {
            losses.add(new Finding(
                    "PF066",
                    Severity.ERROR,
                    "",
                    source.position(1, 1),
                    "No credential of this file is at `" + mapping.where() + "`, which `--secret` names.",
                    "Name one as the finding about it does, or a file of a credential by its path.",
                    List.of()));
        }
    }

    /** Prometheus loads such an address, and can send nothing to it; written anew, it would be another. */
    private static void reportAddresses(PrometheusConfig config, Findings losses) {
        for (RemoteWrite target : config.remoteWrites()) {
            String address = target.url().map(URI::toString).orElse("/");
            if (!address.contains("/") && address.contains("%2F")) {
                losses.add(new Finding(
                        NO_KEY,
                        Severity.ERROR,
                        "",
                        target.declaredAt(),
                        "The address of this remote write starts with no scheme, so that nothing is ever sent there.",
                        "Start it with `https://`.",
                        List.of()));
            }
        }
    }

    /** The configuration once through the model, with credentials as they are, to see what the model has no room for. */
    private static MapNode asItStands(MapNode root) {
        PrometheusConfig model = new PrometheusNodes(CredentialForm.AS_IT_STANDS).config(root);
        return FileDialect.underOperator(new Findings()).config(model);
    }

    private String prometheus(PrometheusConfig config, MapNode root, Findings losses) {
        MapNode tree = FileDialect.underOperator(losses).config(config);
        // A credential that could not be said is not missing.
        judge(isCredential(losses.sorted()) ? asItStands(root) : tree, losses);
        Section section = CATALOGUE.section(SchemaCatalogue.PROMETHEUS_CONFIG);
        return new YamlWriter().toText(new VersionGate(target, losses).pass(tree, section, null));
    }

    private String java(
            PrometheusConfig config, MapNode root, SourceText source, CredentialScan credentials, Findings losses) {
        reportFiles(root, losses);
        // What no job may say shows when the definition is run, and so for the remote writes of a source.
        PrometheusConfig.Builder others =
                PrometheusConfig.builder().settings(config.settings()).declaredAt(config.declaredAt());
        Findings inSource = new Findings();
        spec(others.build(), credentials, inSource);
        Findings inHub = new Findings();
        spec(others.addAllRemoteWrites(config.remoteWrites()).build(), credentials, inHub);
        MapNode spec = spec(config, credentials, new Findings());
        boolean isCredentialShown = isCredential(losses.sorted());
        Findings inJava = new Findings();
        String result =
                new DefinitionConversion(target, partial, inJava).convert(config, spec, inSource, inHub, source.name());
        for (Finding finding : inJava.sorted()) {
            // Where the file shows a credential, a builder that is given it has nothing new to say.
            if (!isCredentialShown || !isCredential(List.of(finding))) {
                losses.add(finding);
            }
        }
        return result;
    }

    private static boolean isCredential(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.id().equals(CREDENTIAL));
    }

    /** What the chart takes for a configuration, without what is too new for the target. */
    private MapNode spec(PrometheusConfig config, CredentialScan credentials, Findings losses) {
        PrometheusSpecDialect dialect = new PrometheusSpecDialect(losses, credentials::placeOf);
        Section prometheus = CATALOGUE.section(SchemaCatalogue.PROMETHEUS_CONFIG);
        return new VersionGate(target, losses).pass(dialect.prometheusSpec(config), dialect.section(), prometheus);
    }

    private static void reportFiles(MapNode root, Findings losses) {
        for (String key : List.of("rule_files", "scrape_config_files")) {
            int index = root.indexOf(key);
            if (index >= 0
                    && root.value(index) instanceof ListNode list
                    && !list.items().isEmpty()) {
                reportFiles(key, root.entryOrigin(index), losses);
            }
        }
    }

    private String values(PrometheusConfig config, MapNode root, CredentialScan credentials, Findings losses) {
        reportFiles(root, losses);
        MapNode spec = spec(config, credentials, losses);
        MapNode.Builder escaped = MapNode.builder();
        TemplateEscape escape = new TemplateEscape();
        for (int i = 0; i < spec.size(); i++) {
            List<String> path = List.of(SPEC.get(0), SPEC.get(1), spec.key(i));
            Node value = spec.value(i);
            escaped.put(spec.key(i), TemplatedValues.isTemplated(path) ? escape.escape(value) : value);
        }
        putNames(escaped, "secrets", credentials.secretNames());
        putNames(escaped, "configMaps", credentials.configMapNames());
        MapNode values = MapNode.builder()
                .put(
                        SPEC.get(0),
                        MapNode.builder().put(SPEC.get(1), escaped.build()).build())
                .build();
        // A file could not refer to all that the Operator takes from Secrets, which is no mistake here.
        judge(asItStands(root), losses);
        Findings refused = new Findings();
        Origin whole = new Origin("", config.declaredAt());
        new DocumentValidator(CATALOGUE)
                .validateValue(PrometheusParts.without(values), SchemaCatalogue.CHART_VALUES, whole, refused);
        addErrors(refused, losses);
        return new YamlWriter().toText(values);
    }

    /** What the Operator mounts, so that a job finds the files in it. */
    private static void putNames(MapNode.Builder spec, String key, Set<String> names) {
        if (!names.isEmpty()) {
            spec.put(key, ListNode.ofTexts(List.copyOf(names)));
        }
    }

    private static void reportFiles(String key, @Nullable Origin origin, Findings losses) {
        losses.add(new Finding(
                NO_KEY,
                Severity.ERROR,
                "",
                origin == null ? UnknownLocation.UNKNOWN : origin.location(),
                "What Prometheus calls `" + key
                        + "` cannot be said in values of the chart, whose Prometheus has no such files.",
                key.equals("rule_files")
                        ? "Put the groups of these files into `additionalPrometheusRulesMap`, and leave the key out."
                        : "Put the jobs of these files into `scrape_configs`, and leave the key out.",
                List.of()));
    }

    private static Finding asWarning(Finding finding) {
        return new Finding(
                finding.id(),
                Severity.WARNING,
                finding.path(),
                finding.location(),
                finding.message(),
                finding.hint(),
                finding.related());
    }
}
