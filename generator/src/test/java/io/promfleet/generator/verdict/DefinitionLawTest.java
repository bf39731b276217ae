package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.convert.FileConversion;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.convert.SecretMapping;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.render.FleetTree;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed as a definition compiles, and generates values that mean the configuration that it was made of. */
class DefinitionLawTest {
    private static final Pattern OFFERED = Pattern.compile("--secret '(.+)=SECRET/KEY'", Pattern.DOTALL);
    private static final Pattern ABSENT_SLASH =
            Pattern.compile("(_file: \"?|_path: \"?)([a-z][a-z.]*\"?)$", Pattern.MULTILINE);
    private static final Set<String> AWS_KEYS = Set.of("access_key", "secret_key");
    private static final Map<String, Set<String>> LITERALS = Map.of(
            "aws_sd_configs", AWS_KEYS,
            "ec2_sd_configs", AWS_KEYS,
            "ecs_sd_configs", AWS_KEYS,
            "elasticache_sd_configs", AWS_KEYS,
            "lightsail_sd_configs", AWS_KEYS,
            "msk_sd_configs", AWS_KEYS,
            "rds_sd_configs", AWS_KEYS,
            "openstack_sd_configs", Set.of("password", "application_credential_secret"),
            "sigv4", AWS_KEYS);
    private static final MapNode TARGET = MapNode.builder()
            .put(
                    "static_configs",
                    ListNode.of(MapNode.builder()
                            .put("targets", ListNode.ofTexts(List.of("target:9090")))
                            .build()))
            .build();
    private static final Map<VerdictCase, Outcome> OUTCOMES = new LinkedHashMap<>();

    @TempDir
    private static Path classes;

    private static @Nullable URLClassLoader loader;

    /** One conversion. */
    private record Outcome(String className, List<SecretMapping> secrets, Optional<String> source, List<Finding> said) {
        List<Finding> errors() {
            return said.stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
        }
    }

    @BeforeAll
    static void compileAll() throws Exception {
        List<Source> sources = new ArrayList<>();
        for (VerdictCase each : ConversionLawTest.servers()) {
            VerdictCase said = each.withText(each.name(), onAPod(each.text()));
            Outcome outcome = convert(said.text(), "Case" + OUTCOMES.size());
            OUTCOMES.put(said, outcome);
            outcome.source().ifPresent(text -> sources.add(new Source(outcome.className(), text)));
        }
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:all",
                "-Werror");
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, sources)
                .call();
        assertThat(compiled).isTrue();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    }

    @AfterAll
    static void close() throws Exception {
        if (loader != null) {
            loader.close();
        }
    }

    static List<VerdictCase> convertible() {
        return OUTCOMES.keySet().stream()
                .filter(each -> outcome(each).source().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("convertible")
    void generatesWhatItWasMadeOf(VerdictCase each) throws Exception {
        Outcome outcome = outcome(each);
        FleetDefinition definition = (FleetDefinition) Objects.requireNonNull(loader)
                .loadClass(outcome.className())
                .getDeclaredConstructor()
                .newInstance();
        Definition said = Definition.of(definition);
        assertThat(said.findings()).isEmpty();
        String values = values(said.fleet().orElseThrow());
        Findings back = new Findings();
        Optional<String> result = prometheus(values, Language.VALUES, List.of(), back);
        if (result.isEmpty()) {
            // The Operator hands Prometheus some credentials in its configuration, where no file can say them.
            assertThat(back.sorted()).extracting(Finding::id).contains("PF303");
            return;
        }
        MapNode generated = tree(result.get());
        MapNode expected = tree(prometheus(each.text(), Language.PROMETHEUS, outcome.secrets(), new Findings())
                .orElseThrow());
        if (!normal(generated, expected).equals(normal(expected, expected))) {
            assertThat(text(normal(generated, expected)))
                    .as(outcome.source().orElseThrow())
                    .isEqualTo(text(normal(expected, expected)));
        }
    }

    private static Outcome outcome(VerdictCase each) {
        return Objects.requireNonNull(OUTCOMES.get(each));
    }

    /**
     * What a definition cannot say is found, with its place. Most of the corpus has to be sayable, or the law would say little:
     * a case more or less that is not is a change to look at.
     */
    @Test
    void whatCannotBeSaidIsFound() {
        Map<String, Integer> reasons = new TreeMap<>();
        OUTCOMES.forEach((each, outcome) -> {
            assertThat(outcome.source().isPresent()).isEqualTo(outcome.errors().isEmpty());
            for (Finding finding : outcome.errors()) {
                assertThat(finding.location()).as(finding.message()).isNotEqualTo(UnknownLocation.UNKNOWN);
            }
            outcome.errors().stream().findFirst().ifPresent(finding -> reasons.merge(finding.id(), 1, Integer::sum));
        });
        assertThat(reasons)
                .isEqualTo(Map.ofEntries(
                        Map.entry("PF003", 5), // a list that names nothing, a connection to nowhere
                        Map.entry("PF005", 8), // values that Prometheus takes and nothing can come of
                        Map.entry("PF108", 1), // a name that is broken
                        Map.entry("PF203", 11), // rules that look at nothing
                        Map.entry("PF205", 12), // references to groups that are not there
                        Map.entry("PF206", 1), // rules on what is not there yet
                        Map.entry("PF301", 35), // no call, or no key of the Operator
                        Map.entry("PF303", 7), // credentials that stand in the configuration
                        Map.entry("PF311", 1), // a server that writes to itself
                        Map.entry("PF336", 1), // a rule that takes the address away
                        Map.entry("PF609", 14))); // what the chart's schema refuses
        assertThat(OUTCOMES).hasSize(304);
    }

    /**
     * With a target in every job, a server for every token, absolute paths, and no credential that Prometheus takes from
     * nowhere but its configuration: a definition demands all of them, and the corpus is about other things.
     */
    private static String onAPod(String text) {
        MapNode root = (MapNode) referable("", tree(text));
        String absolute = ABSENT_SLASH.matcher(text(root)).replaceAll("$1/etc/$2");
        if (!(root.get("scrape_configs") instanceof ListNode)) {
            return absolute;
        }
        MapNode whole = tree(absolute);
        List<Node> all = new ArrayList<>();
        for (Node job : ((ListNode) Objects.requireNonNull(whole.get("scrape_configs"))).items()) {
            boolean isFound = keys((MapNode) job).stream()
                    .anyMatch(key -> key.endsWith("_sd_configs") || key.equals("static_configs"));
            all.add(isFound ? job : merged((MapNode) job, TARGET));
        }
        return text(merged(
                whole,
                MapNode.builder().put("scrape_configs", new ListNode(all, null)).build()));
    }

    private static Node referable(String within, Node node) {
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(item -> referable(within, item)).toList(), null);
        }
        if (!(node instanceof MapNode map)) {
            boolean isFileOfAHeader = within.equals("files")
                    && node instanceof TextNode text
                    && text.value().length() == 1;
            return isFileOfAHeader ? new TextNode("/etc/" + ((TextNode) node).value()) : node;
        }
        MapNode.Builder rest = MapNode.builder();
        if (within.equals("oauth2")) {
            rest.put("token_url", "https://tokens.example.com");
        }
        for (String key : keys(map)) {
            if (!LITERALS.getOrDefault(within, Set.of()).contains(key)
                    && !key.equals("proxy_connect_header")
                    && !key.equals("token_url")) {
                rest.put(key, referable(key, Objects.requireNonNull(map.get(key))));
            }
        }
        return rest.build();
    }

    private static Outcome convert(String text, String className) {
        List<SecretMapping> secrets = new ArrayList<>();
        Findings findings = new Findings();
        java(text, secrets, findings);
        for (Finding finding : findings.sorted()) {
            Matcher offered = OFFERED.matcher(finding.hint());
            if (offered.find()) {
                secrets.add(SecretMapping.parse(offered.group(1) + "=credentials/key-" + secrets.size()));
            }
        }
        Findings last = new Findings();
        Optional<String> source = java(text, secrets, last);
        return new Outcome(
                className, secrets, source.map(java -> java.replace("ConvertedFleet", className)), last.sorted());
    }

    private static Optional<String> java(String text, List<SecretMapping> secrets, Findings findings) {
        return new FileConversion(PrometheusVersion.NEWEST, secrets, false, findings)
                .convert(SourceText.of("case.yml", text), null, Language.PROMETHEUS, Language.JAVA);
    }

    private static Optional<String> prometheus(
            String text, Language from, List<SecretMapping> secrets, Findings findings) {
        return new FileConversion(PrometheusVersion.NEWEST, secrets, true, findings)
                .convert(SourceText.of("case.yml", text), null, from, Language.PROMETHEUS);
    }

    /** The values that the chart is given in the cluster that the configuration became. */
    private static String values(Fleet fleet) {
        List<MapNode> found = new ArrayList<>();
        Findings findings = new Findings();
        new FleetTree(fleet, "Case", findings).forEach(manifest -> {
            if (manifest.document() instanceof YamlDocument document) {
                values(fleet, manifest.path().toString(), document.root()).ifPresent(found::add);
            }
        });
        assertThat(findings.hasErrors()).as(findings.sorted().toString()).isFalse();
        MapNode whole = found.stream().reduce(DefinitionLawTest::merged).orElseThrow();
        return new YamlWriter().toText(whole);
    }

    private static Optional<MapNode> values(Fleet fleet, String path, MapNode root) {
        if (fleet.sources().isEmpty()) {
            return path.endsWith("kube-prometheus-stack/release.yaml") && root.get("spec") instanceof MapNode spec
                    ? Optional.ofNullable((MapNode) spec.get("values"))
                    : Optional.empty();
        }
        String source = fleet.sources().get(0).name();
        if (path.endsWith(source + "-remote-write.yaml")
                && root.get("data") instanceof MapNode data
                && data.get("values.yaml") instanceof TextNode text) {
            return ReadDocument.all(SourceText.of(path, text.value()), new Findings()).stream()
                    .findFirst()
                    .map(document -> (MapNode) document.tree());
        }
        return path.endsWith(source + "-lightweight-values.yaml") ? Optional.of(root) : Optional.empty();
    }

    /** As Helm merges two files of values. */
    private static MapNode merged(MapNode first, MapNode second) {
        MapNode.Builder both = MapNode.builder();
        for (int i = 0; i < first.size(); i++) {
            Node other = second.get(first.key(i));
            Node mine = first.value(i);
            both.put(
                    first.key(i),
                    mine instanceof MapNode left && other instanceof MapNode right
                            ? merged(left, right)
                            : other == null ? mine : other);
        }
        for (int i = 0; i < second.size(); i++) {
            if (first.get(second.key(i)) == null) {
                both.put(second.key(i), second.value(i));
            }
        }
        return both.build();
    }

    private static MapNode tree(String text) {
        return (MapNode) new ConfigReader(SchemaCatalogue.bundled())
                .read(SourceText.of("result.yml", text), PrometheusVersion.NEWEST, new Findings())
                .orElseThrow()
                .root();
    }

    private static String text(MapNode map) {
        return new YamlWriter().toText(map);
    }

    /** Without what only looks different: defaults that are said, and what every definition adds. */
    private static MapNode normal(MapNode map, MapNode expected) {
        MapNode.Builder normal = MapNode.builder().put("global", global(map));
        for (int i = 0; i < map.size(); i++) {
            Node value = map.value(i);
            switch (map.key(i)) {
                case "global" -> {}
                case "remote_write" -> normal.put("remote_write", named((ListNode) value, expected));
                case "storage" -> {
                    if (expected.get("storage") != null) {
                        normal.put("storage", value);
                    }
                }
                default -> normal.put(map.key(i), normal(value));
            }
        }
        return normal.build();
    }

    private static MapNode global(MapNode root) {
        MapNode said = root.get("global") instanceof MapNode global ? global : MapNode.EMPTY;
        MapNode.Builder normal = MapNode.builder();
        for (String key : List.of("scrape_interval", "evaluation_interval")) {
            Node interval = said.get(key);
            normal.put(key, interval == null ? new TextNode("1m") : interval);
        }
        for (String key : keys(said)) {
            Node value = Objects.requireNonNull(said.get(key));
            if (key.equals("external_labels")) {
                MapNode labels = without((MapNode) value, "cluster", "origin_prometheus");
                if (labels.size() > 0) {
                    normal.put(key, labels);
                }
            } else if (!key.equals("scrape_interval") && !key.equals("evaluation_interval")) {
                normal.put(key, value);
            }
        }
        return normal.build();
    }

    private static ListNode named(ListNode targets, MapNode expected) {
        List<Node> all = new ArrayList<>();
        List<Node> others = ((ListNode) Objects.requireNonNull(expected.get("remote_write"))).items();
        for (int i = 0; i < targets.items().size(); i++) {
            MapNode target = (MapNode) targets.items().get(i);
            boolean isNamed = ((MapNode) others.get(i)).get("name") != null;
            all.add(normal(isNamed ? target : without(target, "name")));
        }
        return new ListNode(all, null);
    }

    private static Node normal(Node node) {
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(DefinitionLawTest::normal).toList(), null);
        }
        if (!(node instanceof MapNode map)) {
            return node;
        }
        MapNode.Builder normal = MapNode.builder();
        for (String key : keys(map)) {
            Node value = Objects.requireNonNull(map.get(key));
            if (key.equals("bearer_token_file")) {
                normal.put(
                        "authorization",
                        MapNode.builder()
                                .put("type", "Bearer")
                                .put("credentials_file", value)
                                .build());
            } else if (key.equals("authorization") && value instanceof MapNode method && method.get("type") == null) {
                normal.put(key, merged(MapNode.builder().put("type", "Bearer").build(), method));
            } else if (key.equals("namespaces") && value instanceof MapNode names) {
                boolean isDefault = BooleanNode.FALSE.equals(names.get("own_namespace"));
                normal.put(key, isDefault ? without(names, "own_namespace") : names);
            } else if (key.equals("selectors")) {
                List<Node> selecting = ((ListNode) value)
                        .items().stream()
                                .filter(selector -> ((MapNode) selector).size() > 1)
                                .toList();
                if (!selecting.isEmpty()) {
                    normal.put(key, new ListNode(selecting, null));
                }
            } else if (!key.equals("relabel_configs")
                    || !rulesOfTheFile(value).items().isEmpty()) {
                normal.put(key, key.equals("relabel_configs") ? rulesOfTheFile(value) : normal(value));
            }
        }
        return normal.build();
    }

    /** Without the rules that give a hub's own series the labels that a source's series arrive with. */
    private static ListNode rulesOfTheFile(Node rules) {
        List<Node> all = new ArrayList<>(((ListNode) rules).items());
        while (!all.isEmpty()
                && all.get(all.size() - 1) instanceof MapNode last
                && last.get("source_labels") == null
                && last.get("target_label") instanceof TextNode label
                && List.of("cluster", "origin_prometheus", "environment").contains(label.value())) {
            all.remove(all.size() - 1);
        }
        return new ListNode(all, null);
    }

    private static List<String> keys(MapNode map) {
        return IntStream.range(0, map.size()).mapToObj(map::key).toList();
    }

    private static MapNode without(MapNode map, String... keys) {
        MapNode.Builder rest = MapNode.builder();
        for (String key : keys(map)) {
            if (!List.of(keys).contains(key)) {
                rest.put(key, Objects.requireNonNull(map.get(key)));
            }
        }
        return rest.build();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
