package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.SchemaDocument;
import io.promfleet.schemas.SchemaReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes values that mostly satisfy a schema, and breaks some of them. */
final class Instances {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "abc",
            "x-y",
            "web",
            "30s",
            "1m",
            "1h30m",
            "0",
            "10d",
            "5GB",
            "10GiB",
            "500m",
            "10Gi",
            "1e3",
            "1Gi",
            "v1",
            "2.0.0",
            "1.2.3",
            "http://example.org:9090/api",
            "https://example.org",
            "/metrics",
            "*",
            "/a/b",
            "example.org:9090",
            "example.org",
            "app.kubernetes.io/name",
            "job",
            "__name__",
            "Exists",
            "Basic",
            "SRV",
            "A",
            "AzurePublicCloud",
            "11111111-1111-1111-1111-111111111111",
            "YWJj",
            "YWJj\n",
            "a\nb",
            "$1:$2",
            "ключ",
            "𝒳𝒴",
            "X-Scope-OrgID",
            "a.b",
            "file.yaml",
            "rules/*.yml",
            "ClusterRole",
            "rbac.authorization.k8s.io",
            "get",
            "TCP",
            "100%",
            "oci://example.org/charts",
            "main",
            "sha256:abc",
            "kube-prometheus-stack",
            "~",
            "a b",
            "-",
            "9090");

    private final SchemaCatalogue catalogue;
    private final Random random;
    private final double mischief;

    /**
     * A source of values.
     *
     * @param mischief how likely each value is to be made without regard to its schema
     */
    Instances(SchemaCatalogue catalogue, long seed, double mischief) {
        this.catalogue = catalogue;
        this.random = new Random(seed);
        this.mischief = mischief;
    }

    /** What a schema says about one value, over references and combinations. */
    private static final class Demands {
        private final Map<String, Object> keywords = new LinkedHashMap<>();
        private final Map<String, Scoped> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private @Nullable Scoped items;
        private @Nullable Scoped additional;
        private boolean open = true;
    }

    /** A schema and the document whose references it uses. */
    private record Scoped(SchemaDocument document, Object schema) {}

    Node of(String name) {
        SchemaDocument document = catalogue.load(name);
        return make(new Scoped(document, document.root()), 0);
    }

    private Node make(Scoped scoped, int depth) {
        if (random.nextDouble() < mischief || depth > 12) {
            return anything(depth);
        }
        Demands demands = new Demands();
        gather(scoped, demands, 0);
        Map<String, Object> keywords = demands.keywords;
        if (keywords.containsKey("const")) {
            return node(keywords.get("const"));
        }
        if (keywords.get("enum") instanceof List<?> values) {
            return node(values.get(random.nextInt(values.size())));
        }
        return switch (type(demands)) {
            case "object" -> mapping(demands, depth);
            case "array" -> list(demands, depth);
            case "integer", "number" -> number(keywords);
            case "boolean" -> BooleanNode.of(random.nextBoolean());
            default -> text(keywords);
        };
    }

    private String type(Demands demands) {
        Object type = demands.keywords.get("type");
        if (type instanceof List<?> several) {
            return String.valueOf(several.get(random.nextInt(several.size())));
        }
        if (type != null) {
            return type.toString();
        }
        if (!demands.properties.isEmpty() || !demands.required.isEmpty()) {
            return "object";
        }
        return demands.items != null
                ? "array"
                : List.of("string", "integer", "boolean").get(random.nextInt(3));
    }

    private void gather(Scoped scoped, Demands demands, int depth) {
        if (!(scoped.schema() instanceof Map<?, ?>) || depth > 20) {
            return;
        }
        SchemaDocument document = scoped.document();
        Map<String, Object> schema = SchemaTree.map(scoped.schema());
        schema.forEach((keyword, value) -> {
            switch (keyword) {
                case "$ref" -> {
                    SchemaReference target = document.reference(value.toString());
                    gather(new Scoped(catalogue.load(target.name()), catalogue.resolve(target)), demands, depth + 1);
                }
                case "allOf" ->
                    ((List<?>) value).forEach(part -> gather(new Scoped(document, part), demands, depth + 1));
                case "anyOf", "oneOf" -> {
                    List<?> parts = (List<?>) value;
                    gather(new Scoped(document, parts.get(random.nextInt(parts.size()))), demands, depth + 1);
                }
                case "properties" ->
                    SchemaTree.map(value)
                            .forEach((key, part) -> demands.properties.putIfAbsent(key, new Scoped(document, part)));
                case "required" -> demands.required.addAll(SchemaTree.texts(value));
                case "items" -> demands.items = new Scoped(document, value);
                case "additionalProperties" -> {
                    demands.open &= !Boolean.FALSE.equals(value);
                    demands.additional = new Scoped(document, value);
                }
                default -> demands.keywords.putIfAbsent(keyword, value);
            }
        });
    }

    private Node mapping(Demands demands, int depth) {
        MapNode.Builder map = MapNode.builder();
        List<String> keys = new ArrayList<>(demands.properties.keySet());
        double appetite = depth > 3 ? 0.1 : 2.0 / (2 + keys.size() / 4.0);
        Set<String> chosen = new LinkedHashSet<>();
        for (String key : demands.required) {
            if (random.nextDouble() >= mischief) {
                chosen.add(key);
            }
        }
        for (String key : keys) {
            if (random.nextDouble() < appetite * 0.5) {
                chosen.add(key);
            }
        }
        int more = demands.open || random.nextDouble() < mischief ? random.nextInt(3) : 0;
        for (int i = 0; i < more; i++) {
            chosen.add(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        for (String key : chosen) {
            Scoped property = demands.properties.getOrDefault(key, demands.additional);
            map.put(key, property == null ? anything(depth + 1) : make(property, depth + 1));
        }
        return map.build();
    }

    private Node list(Demands demands, int depth) {
        int least = demands.keywords.get("minItems") instanceof Long count ? count.intValue() : 0;
        List<Node> items = new ArrayList<>();
        for (int i = least + random.nextInt(depth > 3 ? 2 : 4); i > 0; i--) {
            items.add(demands.items == null ? anything(depth + 1) : make(demands.items, depth + 1));
        }
        return new ListNode(items, null);
    }

    private Node number(Map<String, Object> keywords) {
        long least = keywords.get("minimum") instanceof Long minimum ? minimum : 0;
        long value = least + random.nextInt(4);
        if (random.nextInt(4) > 0) {
            return new IntegerNode(value);
        }
        return new DecimalNode(random.nextBoolean() ? value : value + 0.5);
    }

    private Node text(Map<String, Object> keywords) {
        List<String> matching = new ArrayList<>();
        Pattern pattern = keywords.get("pattern") instanceof String expression ? Pattern.compile(expression) : null;
        for (String text : TEXTS) {
            if (pattern == null || pattern.matcher(text).find()) {
                matching.add(text);
            }
        }
        List<String> pool = matching.isEmpty() ? TEXTS : matching;
        return new TextNode(pool.get(random.nextInt(pool.size())));
    }

    private Node anything(int depth) {
        return switch (random.nextInt(depth > 6 ? 5 : 9)) {
            case 0 -> new IntegerNode(random.nextInt(20) - 5);
            case 1 ->
                new DecimalNode(List.of(0.0, 1.0, -0.0, 0.5, 1e300, 9.007199254740994E15, -3.25, 1e-7)
                        .get(random.nextInt(8)));
            case 2 -> BooleanNode.of(random.nextBoolean());
            case 3 -> new IntegerNode(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
            case 5, 6 -> ListNode.of(anything(depth + 2), anything(depth + 2));
            case 7, 8 ->
                MapNode.builder()
                        .put(TEXTS.get(random.nextInt(TEXTS.size())), anything(depth + 2))
                        .build();
            default -> new TextNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private static Node node(@Nullable Object value) {
        if (value instanceof String text) {
            return new TextNode(text);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.of(truth);
        }
        if (value instanceof Long whole) {
            return new IntegerNode(whole);
        }
        if (value instanceof BigDecimal decimal) {
            return new DecimalNode(decimal.doubleValue());
        }
        if (value instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            list.forEach(item -> items.add(node(item)));
            return new ListNode(items, null);
        }
        MapNode.Builder map = MapNode.builder();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, inner) -> map.put(String.valueOf(key), node(inner)));
        }
        return map.build();
    }
}
