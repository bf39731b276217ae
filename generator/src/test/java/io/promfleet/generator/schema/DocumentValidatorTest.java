package io.promfleet.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextDocument;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentValidatorTest {
    private static final String RELEASE = "kubernetes/helm.toolkit.fluxcd.io/v2/HelmRelease";

    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.of(Map.of(
            RELEASE,
            schema(RELEASE, """
                "title": "HelmRelease (helm.toolkit.fluxcd.io/v2)",
                "type": "object", "required": ["apiVersion", "kind", "spec"], "additionalProperties": false,
                "properties": {
                  "apiVersion": {"const": "helm.toolkit.fluxcd.io/v2"}, "kind": {"const": "HelmRelease"},
                  "metadata": {"type": "object"},
                  "spec": {"type": "object", "additionalProperties": false, "required": ["interval"],
                    "properties": {"interval": {"type": "string", "pattern": "^[0-9]+m$", "description": "minutes, such as 5m"},
                      "chart": {"type": "object"}, "chartRef": {"type": "object"}, "values": {"type": "object"},
                      "suspend": {"type": "boolean"}}}}
                """),
            SchemaCatalogue.CHART_VALUES,
            schema(SchemaCatalogue.CHART_VALUES, """
                "title": "Values of kube-prometheus-stack 88.5.3, appVersion v0.93.1",
                "type": "object", "additionalProperties": false,
                "properties": {
                  "alertmanager": {"type": "object"},
                  "prometheus": {"type": "object", "additionalProperties": false, "properties": {
                    "enabled": {"type": "boolean"},
                    "prometheusSpec": {"type": "object", "additionalProperties": false, "properties": {
                       "remoteWrite": {"type": "array", "items": {"type": "object", "required": ["url"], "additionalProperties": false,
                          "properties": {"url": {"type": "string", "minLength": 1}, "bearerToken": {"type": "string"}}}},
                       "storageSpec": {"type": "object"}, "replicas": {"type": "integer", "minimum": 1, "maximum": 5},
                       "externalLabels": {"type": "object", "propertyNames": {"pattern": "^[a-z_]+$"}, "additionalProperties": {"type": "string"}}}}}}}
                """),
            "odd",
            schema("odd", """
                "title": "Odd things", "type": "object",
                "properties": {
                  "duration": {"anyOf": [{"type": "string", "pattern": "^[0-9]+s$"}, {"type": "integer"}]},
                  "scalar": {"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "boolean"}]},
                  "auth": {"oneOf": [{"required": ["basic"]}, {"required": ["oauth"]}]},
                  "action": {"oneOf": [
                     {"type": "object", "additionalProperties": false, "required": ["kind"], "properties": {"kind": {"const": "keep"}, "regex": {"type": "string"}}},
                     {"type": "object", "additionalProperties": false, "required": ["kind"], "properties": {"kind": {"const": "labelmap"}, "replacement": {"type": "string"}}}]},
                  "rule": {"allOf": [
                     {"description": "hashmod needs a modulus above 0", "if": {"properties": {"action": {"const": "hashmod"}}}, "then": {"required": ["modulus"]}},
                     {"description": "labeldrop takes regex only", "if": {"properties": {"action": {"const": "labeldrop"}}}, "then": {"propertyNames": {"enum": ["action", "regex"]}}},
                     {"description": "at most one of ca, ca_file", "not": {"anyOf": [{"required": ["ca", "ca_file"]}]}}]},
                  "mode": {"enum": ["Server", "Agent"]},
                  "list": {"type": "array", "minItems": 1, "uniqueItems": true, "maxItems": 3},
                  "pair": {"dependentRequired": {"user": ["host", "port"]}},
                  "both": {"not": {"required": ["a", "b"]}},
                  "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                  "name": {"type": "string", "minLength": 1, "maxLength": 4},
                  "whole": {"type": "integer"}, "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
                  "tree": {"$ref": "#/$defs/tree"}},
                "$defs": {"tree": {"type": "object", "additionalProperties": {"$ref": "#/$defs/tree"}}}
                """)));

    private static String schema(String name, String content) {
        return "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"$id\": \"" + SchemaCatalogue.ID_PREFIX
                + name + ".json\", " + content + "}";
    }

    private final DocumentValidator validator = new DocumentValidator(CATALOGUE);

    private static Location line(int line) {
        return new CallSite("acme.AcmeFleet", "AcmeFleet.java", line);
    }

    private static Manifest manifest(@Nullable String schema, MapNode root) {
        return new Manifest(
                new ManifestPath("hub/release.yaml"),
                new YamlDocument(List.of(), root),
                schema,
                new Origin("hub(eu)", line(1)));
    }

    private List<Finding> judge(@Nullable String schema, MapNode root) {
        Findings findings = new Findings();
        validator.validate(manifest(schema, root), findings);
        return findings.sorted();
    }

    private String said(String schema, MapNode root) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : judge(schema, root)) {
            text.append(finding.message()).append(" / ").append(finding.hint()).append('\n');
        }
        return text.toString();
    }

    private String odd(String key, Node value) {
        return said("odd", MapNode.builder().put(key, value).build());
    }

    private static MapNode map(String key, Node value) {
        return MapNode.builder().put(key, value).build();
    }

    private static MapNode map(String key, String value) {
        return MapNode.builder().put(key, value).build();
    }

    private static MapNode release(MapNode values) {
        return MapNode.builder()
                .put("apiVersion", "helm.toolkit.fluxcd.io/v2")
                .put("kind", "HelmRelease")
                .put(
                        "spec",
                        MapNode.builder()
                                .put("interval", "5m")
                                .put("chart", map("spec", map("chart", "kube-prometheus-stack")))
                                .put("values", values)
                                .build())
                .build();
    }

    private static MapNode prometheusSpec(String key, Node value) {
        return map("prometheus", map("prometheusSpec", map(key, value)));
    }

    @Test
    void findsNothingInAValidRelease() {
        assertThat(judge(null, release(prometheusSpec("replicas", new IntegerNode(2)))))
                .isEmpty();
    }

    @Test
    void namesTheNearestKeyOfTheChartWhereTheMistypedOneWasSaid() {
        MapNode spec = MapNode.builder()
                .put("remoteWrites", ListNode.of(), new Origin("remoteWrite(hub)", line(14)))
                .build();
        MapNode values = map("prometheus", map("prometheusSpec", spec));

        assertThat(judge(null, release(values)))
                .containsExactly(new Finding(
                        "PF609",
                        Severity.ERROR,
                        "hub(eu) > remoteWrite(hub)",
                        line(14),
                        "`prometheus.prometheusSpec.remoteWrites` is no value of kube-prometheus-stack 88.5.3.",
                        "Did you mean `remoteWrite`?",
                        List.of()));
    }

    @Test
    void findsTheRightLevelForAKeyOfTheChartAtTheWrongOne() {
        assertThat(said(SchemaCatalogue.CHART_VALUES, map("prometheusSpec", MapNode.EMPTY)))
                .isEqualTo("`prometheusSpec` is no value of kube-prometheus-stack 88.5.3."
                        + " / Did you mean `prometheus.prometheusSpec`?\n");
        assertThat(said(SchemaCatalogue.CHART_VALUES, map("prometheus", map("storageSpec", MapNode.EMPTY))))
                .contains("Did you mean `prometheus.prometheusSpec.storageSpec`?");
    }

    @Test
    void takesAKeyThatGoesOnForTheOneThatWasMeant() {
        assertThat(said(SchemaCatalogue.CHART_VALUES, prometheusSpec("storage", MapNode.EMPTY)))
                .contains("Did you mean `storageSpec`?");
    }

    @Test
    void listsWhatIsKnownWhereNothingIsNear() {
        assertThat(said(SchemaCatalogue.CHART_VALUES, map("prometheus", map("zebra", MapNode.EMPTY))))
                .isEqualTo("`prometheus.zebra` is no value of kube-prometheus-stack 88.5.3."
                        + " / Known here: `enabled`, `prometheusSpec`.\n");
    }

    @Test
    void saysAMistypedRequiredKeyOnce() {
        Node target = MapNode.builder().put("ulr", "http://hub").build();

        assertThat(said(SchemaCatalogue.CHART_VALUES, prometheusSpec("remoteWrite", ListNode.of(target))))
                .isEqualTo("`prometheus.prometheusSpec.remoteWrite[0].ulr` is no value of kube-prometheus-stack 88.5.3."
                        + " / Did you mean `url`?\n");
    }

    @Test
    void reportsFieldsOfTheObjectItselfAsSuch() {
        MapNode spec =
                MapNode.builder().put("interva", "5m").put("suspend", "no").build();
        MapNode root = MapNode.builder()
                .put("apiVersion", "helm.toolkit.fluxcd.io/v2")
                .put("kind", "HelmRelease")
                .put("spec", spec)
                .build();

        assertThat(judge(null, root))
                .extracting(Finding::id, Finding::message, Finding::hint)
                .containsExactly(
                        tuple(
                                "PF301",
                                "`spec.interva` is no field of HelmRelease (helm.toolkit.fluxcd.io/v2).",
                                "Did you mean `interval`?"),
                        tuple(
                                "PF301",
                                "`spec.suspend` must be `true` or `false`, but is the text `no`.",
                                "Give it `true` or `false`."));
    }

    @Test
    void reportsWhatIsMissingAndWhatDoesNotMatch() {
        assertThat(said(
                        RELEASE,
                        MapNode.builder()
                                .put("apiVersion", "helm.toolkit.fluxcd.io/v1")
                                .put("kind", "HelmRelease")
                                .put("spec", MapNode.EMPTY)
                                .build()))
                .isEqualTo(
                        "`apiVersion` must be `helm.toolkit.fluxcd.io/v2`, but is the text `helm.toolkit.fluxcd.io/v1`."
                                + " / Use `helm.toolkit.fluxcd.io/v2`.\n"
                                + "`spec.interval` is missing, which HelmRelease (helm.toolkit.fluxcd.io/v2) requires."
                                + " / Set `spec.interval`.\n");
        assertThat(said(
                        RELEASE,
                        MapNode.builder()
                                .put("apiVersion", "helm.toolkit.fluxcd.io/v2")
                                .put("kind", "HelmRelease")
                                .put("spec", map("interval", "5x"))
                                .build()))
                .isEqualTo("`spec.interval` is the text `5x`, which does not match `^[0-9]+m$`."
                        + " / Expected: minutes, such as 5m.\n");
    }

    @Test
    void reportsTheAlternativeThatWasMostLikelyMeant() {
        assertThat(odd("duration", new TextNode("5m")))
                .isEqualTo("`duration` is the text `5m`, which does not match `^[0-9]+s$`. / Correct or remove it.\n");
        assertThat(odd("duration", ListNode.of()))
                .isEqualTo("`duration` must be a text or a whole number, but is an empty list."
                        + " / Give it a text or a whole number.\n");
        assertThat(odd("scalar", MapNode.EMPTY))
                .isEqualTo("`scalar` must be a text or a whole number or `true` or `false`, but is an empty mapping."
                        + " / Give it a text or a whole number or `true` or `false`.\n");
        assertThat(odd(
                        "action",
                        MapNode.builder()
                                .put("kind", "labelmap")
                                .put("regex", "x")
                                .build()))
                .isEqualTo("`action.regex` is no field of Odd things. / Known here: `kind`, `replacement`.\n");
        assertThat(odd("action", map("kind", "keeep")))
                .isEqualTo("`action.kind` must be one of `keep`, `labelmap`, but is the text `keeep`."
                        + " / Did you mean `keep`?\n");
    }

    @Test
    void reportsRulesBetweenKeys() {
        assertThat(odd("auth", MapNode.EMPTY))
                .isEqualTo("`auth` must have one of `basic`, `oauth`. / Set one of `basic`, `oauth`.\n");
        assertThat(odd("auth", MapNode.builder().put("basic", 1).put("oauth", 1).build()))
                .isEqualTo("`auth` must have only one of `basic`, `oauth`. / Correct or remove it.\n");
        assertThat(odd(
                        "pair",
                        MapNode.builder().put("user", "x").put("host", "y").build()))
                .isEqualTo("`pair.user` needs `port` beside it. / Set `port` too, or remove `user`.\n");
        assertThat(odd("both", MapNode.builder().put("a", 1).put("b", 1).build()))
                .isEqualTo("`both` must not have `a`, `b` at once. / Correct or remove it.\n");
    }

    @Test
    void quotesTheRuleThatTheSchemaPutsIntoWords() {
        assertThat(odd("rule", map("action", "hashmod")))
                .isEqualTo("`rule.modulus` is missing, which Odd things requires."
                        + " / Set `rule.modulus`: hashmod needs a modulus above 0.\n");
        assertThat(odd(
                        "rule",
                        MapNode.builder()
                                .put("action", "labeldrop")
                                .put("modulus", 1)
                                .build()))
                .isEqualTo("`rule` must not have the key `modulus`. / The rule: labeldrop takes regex only.\n");
        assertThat(odd(
                        "rule",
                        MapNode.builder()
                                .put("action", "keep")
                                .put("ca", 1)
                                .put("ca_file", 1)
                                .build()))
                .isEqualTo("`rule` has a value or a combination of values that is not allowed."
                        + " / The rule: at most one of ca, ca_file.\n");
    }

    @Test
    void judgesTheValuesOfTheRealChart() {
        DocumentValidator bundled = new DocumentValidator(SchemaCatalogue.bundled());
        MapNode values = MapNode.builder()
                .put("prometheusSpec", map("retention", "6h"))
                .put(
                        "prometheus",
                        map(
                                "prometheusSpec",
                                MapNode.builder()
                                        .put("remoteWrites", ListNode.of())
                                        .put("retension", "6h")
                                        .put(
                                                "remoteWrite",
                                                ListNode.of(MapNode.builder()
                                                        .put("url", "http://hub:9090/api/v1/write")
                                                        .put("queueConfig", map("retryOnHttp429", BooleanNode.TRUE))
                                                        .build()))
                                        .build()))
                .build();
        Findings findings = new Findings();
        bundled.validateValue(values, SchemaCatalogue.CHART_VALUES, new Origin("source(a)", line(3)), findings);

        assertThat(findings.sorted())
                .extracting(Finding::id, Finding::message, Finding::hint)
                .containsExactly(
                        tuple(
                                "PF609",
                                "`prometheus.prometheusSpec.remoteWrite[0].queueConfig.retryOnHttp429` is no value of kube-prometheus-stack 88.5.3.",
                                "Did you mean `retryOnRateLimit`?"),
                        tuple(
                                "PF609",
                                "`prometheus.prometheusSpec.remoteWrites` is no value of kube-prometheus-stack 88.5.3.",
                                "Did you mean `remoteWrite`?"),
                        tuple(
                                "PF609",
                                "`prometheus.prometheusSpec.retension` is no value of kube-prometheus-stack 88.5.3.",
                                "Did you mean `retention`?"),
                        tuple(
                                "PF609",
                                "`prometheusSpec` is no value of kube-prometheus-stack 88.5.3.",
                                "Did you mean `prometheus.prometheusSpec`?"));
    }

    @Test
    void reportsSizesAndBounds() {
        assertThat(odd("list", ListNode.of())).startsWith("`list` must not be empty. /");
        assertThat(odd("list", ListNode.ofTexts(List.of("a", "a"))))
                .startsWith("`list` must not hold an item twice. /");
        assertThat(odd("list", ListNode.ofTexts(List.of("a", "b", "c", "d"))))
                .startsWith("`list` must have at most 3 items, but has 4. /");
        assertThat(odd("name", new TextNode(""))).startsWith("`name` must not be empty. /");
        assertThat(odd("name", new TextNode("𝒳𝒳𝒳𝒳"))).isEmpty();
        assertThat(odd("name", new TextNode("abcde")))
                .startsWith("`name` must have at most 4 characters, but is the text `abcde`. /");
        assertThat(odd("share", new IntegerNode(0)))
                .startsWith("`share` must be more than `0`, but is the number `0`. /");
        assertThat(odd("share", new DecimalNode(1.5)))
                .startsWith("`share` must be at most `1`, but is the number `1.5`. /");
    }

    @Test
    void takesAWholeDecimalForAnInteger() {
        assertThat(odd("whole", new DecimalNode(1.0))).isEmpty();
        assertThat(odd("whole", new DecimalNode(1e300))).isEmpty();
        assertThat(odd("whole", new IntegerNode(Long.MAX_VALUE))).isEmpty();
        assertThat(odd("whole", new DecimalNode(1.5)))
                .startsWith("`whole` must be a whole number, but is the number `1.5`. /");
    }

    @Test
    void pointsAtHostileKeys() {
        for (String key : List.of("a.b", "a/b~c", "~1", "", "ключ", "a\"b", "[0]", "0")) {
            MapNode labels = MapNode.builder()
                    .put("fine", "x")
                    .put(key, new IntegerNode(1), new Origin("label", line(7)))
                    .build();

            assertThat(judge("odd", map("labels", labels))).singleElement().satisfies(finding -> {
                assertThat(finding.location()).isEqualTo(line(7));
                assertThat(finding.message()).contains("must be a text, but is the number `1`");
            });
        }
        assertThat(odd("labels", map("a.b\n", new IntegerNode(1)))).startsWith("`labels[\"a.b\\n\"]` must be");
    }

    @Test
    void namesAnIllegalKey() {
        MapNode labels = MapNode.builder().put("Team-A", "x").build();

        assertThat(said(SchemaCatalogue.CHART_VALUES, prometheusSpec("externalLabels", labels)))
                .startsWith("`prometheus.prometheusSpec.externalLabels` must not have the key `Team-A`. /");
    }

    @Test
    void neverPrintsWhatMayBeASecret() {
        Node target = MapNode.builder()
                .put("url", "http://hub")
                .put("bearerToken", 4711)
                .build();
        assertThat(said(SchemaCatalogue.CHART_VALUES, prometheusSpec("remoteWrite", ListNode.of(target))))
                .contains("bearerToken` must be a text, but is a number.")
                .doesNotContain("4711");
        assertThat(odd("name", new TextNode("https://me:hunter2@hub/"))).doesNotContain("hunter2");
        assertThat(said(
                        "odd",
                        MapNode.builder()
                                .put("kind", "Secret")
                                .put("data", 1)
                                .put("labels", map("password", new IntegerNode(99)))
                                .build()))
                .doesNotContain("99");
    }

    @Test
    void shortensLongValues() {
        assertThat(odd("name", new TextNode("x".repeat(5000))))
                .startsWith("`name` must have at most 4 characters, but is the text `" + "x".repeat(60) + "…`. /");
    }

    @Test
    void joinsTheStepsOfAllOriginsOnTheWay() {
        Node rule =
                MapNode.builder(new Origin("relabel(2)", line(9))).put("x", "y").build();
        ListNode list = new ListNode(List.of(rule, rule), new Origin("scrapeJob(web)", line(8)));

        assertThat(judge(
                        "odd",
                        MapNode.builder()
                                .put("list", list, new Origin("", line(5)))
                                .build()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path()).isEqualTo("hub(eu) > scrapeJob(web)");
                    assertThat(finding.location()).isEqualTo(line(8));
                });
    }

    @Test
    void asksEveryObjectForItsIdentityAndReportsAnUnknownKindOnce() {
        MapNode anonymous = MapNode.builder()
                .put("apiVersion", "acme.io/v1")
                .put("kind", "Gadget")
                .put("metadata", map("name", new IntegerNode(1)))
                .build();

        assertThat(judge(null, anonymous))
                .extracting(Finding::severity, Finding::message)
                .containsExactly(
                        tuple(
                                Severity.ERROR,
                                "`metadata.name` must be a text that is not empty, but is the number `1`."),
                        tuple(
                                Severity.INFO,
                                "No schema is known for `Gadget` in `acme.io/v1`, so its fields are not validated."));
        assertThat(judge(null, anonymous)).extracting(Finding::severity).containsExactly(Severity.ERROR);
        assertThat(judge(null, MapNode.EMPTY))
                .extracting(Finding::message)
                .containsExactly(
                        "`apiVersion` is missing, which every Kubernetes object requires.",
                        "`kind` is missing, which every Kubernetes object requires.",
                        "`metadata.name` is missing, which every Kubernetes object requires.");
    }

    @Test
    void leavesTheValuesOfOtherChartsAlone() {
        MapNode other = MapNode.builder()
                .put("apiVersion", "helm.toolkit.fluxcd.io/v2")
                .put("kind", "HelmRelease")
                .put(
                        "spec",
                        MapNode.builder()
                                .put("interval", "5m")
                                .put("chartRef", map("name", "grafana"))
                                .put("values", map("anything", "goes"))
                                .build())
                .build();

        assertThat(judge(null, other)).isEmpty();
    }

    @Test
    void validatesAValueThatBecomesText() {
        MapNode values = map("prometheus", map("enabled", "yes"));
        Findings value = new Findings();
        validator.validateValue(values, SchemaCatalogue.CHART_VALUES, new Origin("source(a)", line(3)), value);

        assertThat(value.sorted()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).startsWith("`prometheus.enabled` must be");
            assertThat(finding.path()).isEqualTo("source(a)");
        });
    }

    @Test
    void hasNothingToSayAboutTexts() {
        Findings findings = new Findings();
        validator.validate(
                new Manifest(
                        new ManifestPath("README.md"),
                        new TextDocument(List.of(), "# Runbook\n"),
                        null,
                        new Origin("hub(eu)", line(1))),
                findings);

        assertThat(findings.sorted()).isEmpty();
    }

    @Test
    void survivesDeepNesting() {
        assertThat(odd("tree", nested(150))).isEmpty();
        assertThat(odd("tree", nested(100_000)))
                .isEqualTo("The document nests deeper than `200` levels."
                        + " / Nest its mappings and lists less deeply.\n");
    }

    private static MapNode nested(int levels) {
        MapNode tree = MapNode.EMPTY;
        for (int i = 0; i < levels; i++) {
            tree = map("x", tree);
        }
        return tree;
    }
}
