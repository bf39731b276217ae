package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.schemas.SchemaDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One schema, or a schema inside one, in the form in which values are judged by it. Compiled when the first value
 * arrives, so that what no document uses of a large schema costs nothing. A keyword that it does not know makes it
 * answer {@link Verdict#UNDECIDED}.
 */
final class CompiledSchema {
    // Far deeper than any Kubernetes object, and shallow enough for every thread's stack.
    private static final int DEEPEST = 256;

    private static final int LARGE = 8;

    private static final int MAPPING = 1;
    private static final int LIST = 2;
    private static final int TEXT = 4;
    private static final int BOOLEAN = 8;
    private static final int INTEGER = 16;
    private static final int FRACTION = 32;
    private static final int EVERYTHING = 63;

    private final SchemaAcceptor acceptor;
    private final SchemaDocument document;
    private final Object source;
    private final Acceptances acceptances;
    private final int number;
    private boolean compiled;

    // Values often come twice in a row: the same rules in the next job, a file's values in the release that follows it.
    private @Nullable Node lastAccepted;

    private boolean undecidable;
    private int types = EVERYTHING;
    private boolean saysInteger;
    private @Nullable Constants constant;
    private @Nullable Constants enumeration;
    private @Nullable MappingRules mapping;
    private @Nullable ListRules list;
    private @Nullable TextRules text;
    private @Nullable NumberRules numbers;
    private @Nullable String ref;
    private @Nullable CompiledSchema target;
    private @Nullable Combination combination;

    /**
     * A schema that is compiled later.
     *
     * @param acceptor finds what it refers to and remembers what it accepted
     * @param document the file that holds it
     * @param source a map or a truth value
     */
    CompiledSchema(SchemaAcceptor acceptor, SchemaDocument document, Object source) {
        this.acceptor = acceptor;
        this.document = document;
        this.source = source;
        this.acceptances = acceptor.acceptances();
        this.number = acceptances.nextNumber();
    }

    /** A schema inside this one. */
    CompiledSchema part(Object schema) {
        return new CompiledSchema(acceptor, document, schema);
    }

    /** Judges a value, unless this very node was accepted before. */
    @SuppressWarnings("ReferenceEquality") // to compare values would cost what judging does
    Verdict judge(Node node, int depth) {
        if (node == lastAccepted) {
            return Verdict.ACCEPTED;
        }
        if (!worthRemembering(node)) {
            return judgeAfresh(node, depth);
        }
        int hash = Acceptances.hash(node, number);
        if (acceptances.contains(node, this, hash)) {
            lastAccepted = node;
            return Verdict.ACCEPTED;
        }
        Verdict verdict = judgeAfresh(node, depth);
        if (verdict == Verdict.ACCEPTED) {
            acceptances.add(node, this, hash);
            lastAccepted = node;
        }
        return verdict;
    }

    // What is shared between documents is large: lists of relabel rules, whole jobs, whole queues. For anything smaller
    // remembering costs as much as judging.
    private static boolean worthRemembering(Node node) {
        if (node instanceof MapNode map) {
            return map.size() >= LARGE;
        }
        return node instanceof ListNode sequence
                && sequence.items().size() > 1
                && !(sequence.items().get(0) instanceof TextNode);
    }

    /** Judges a value that the caller has looked up already, or that is not worth it. */
    Verdict judgeAfresh(Node node, int depth) {
        if (!compiled) {
            compile();
            compiled = true;
        }
        return undecidable || depth > DEEPEST ? Verdict.UNDECIDED : decide(node, depth);
    }

    private Verdict decide(Node node, int depth) {
        Verdict verdict = judgeType(node);
        if (verdict == Verdict.ACCEPTED && constant != null) {
            verdict = constant.judge(node);
        }
        if (verdict == Verdict.ACCEPTED && enumeration != null) {
            verdict = enumeration.judge(node);
        }
        if (verdict == Verdict.ACCEPTED) {
            verdict = judgeKind(node, depth);
        }
        if (verdict == Verdict.ACCEPTED && ref != null) {
            verdict = target().judgeAfresh(node, depth + 1);
        }
        if (verdict == Verdict.ACCEPTED && combination != null) {
            verdict = combination.judge(node, depth + 1);
        }
        return verdict;
    }

    private Verdict judgeType(Node node) {
        if (node instanceof DecimalNode decimal && (types & FRACTION) == 0 && (types & INTEGER) != 0) {
            // 1.0 is an integer to JSON Schema.
            if (decimal.value() != Math.rint(decimal.value())) {
                return Verdict.REJECTED;
            }
            return Math.abs(decimal.value()) < NumberRules.EXACT ? Verdict.ACCEPTED : Verdict.UNDECIDED;
        }
        return (types & typeOf(node)) == 0 ? Verdict.REJECTED : Verdict.ACCEPTED;
    }

    // A chain of tests and no switch over types: a switch needs a bootstrap method on every newer JDK's first call.
    private static int typeOf(Node node) {
        if (node instanceof TextNode) {
            return TEXT;
        }
        if (node instanceof MapNode) {
            return MAPPING;
        }
        if (node instanceof ListNode) {
            return LIST;
        }
        if (node instanceof BooleanNode) {
            return BOOLEAN;
        }
        return node instanceof DecimalNode ? FRACTION : INTEGER;
    }

    private Verdict judgeKind(Node node, int depth) {
        if (node instanceof TextNode string) {
            return text == null ? Verdict.ACCEPTED : text.judge(string.value());
        }
        if (node instanceof MapNode map) {
            return mapping == null ? Verdict.ACCEPTED : mapping.judge(map, depth);
        }
        if (node instanceof ListNode sequence) {
            return list == null ? Verdict.ACCEPTED : list.judge(sequence, depth);
        }
        return numbers == null || node instanceof BooleanNode ? Verdict.ACCEPTED : numbers.judge(node, saysInteger);
    }

    private CompiledSchema target() {
        CompiledSchema known = target;
        if (known == null) {
            known = acceptor.schema(document.reference(String.valueOf(ref)));
            target = known;
        }
        return known;
    }

    private void compile() {
        if (source instanceof Boolean allowed) {
            types = allowed ? EVERYTHING : 0;
        } else if (source instanceof Map<?, ?> keywords) {
            for (Map.Entry<?, ?> keyword : keywords.entrySet()) {
                String name = String.valueOf(keyword.getKey());
                Object value = keyword.getValue();
                if (!isAnnotation(name) && !take(name, value)) {
                    undecidable = true;
                }
            }
        } else {
            undecidable = true;
        }
    }

    // The root is one place: a schema inside the document that says the same is not the root.
    @SuppressWarnings("ReferenceEquality")
    private boolean isAnnotation(String keyword) {
        return switch (keyword) {
            case "$schema",
                    "$defs",
                    "$comment",
                    "title",
                    "description",
                    "default",
                    "deprecated",
                    "examples",
                    // An annotation in 2020-12, and the library is told so.
                    "format" -> true;
            // Inside a document it would move the base of references.
            case "$id" -> source == document.root();
            default -> keyword.startsWith("x-");
        };
    }

    /** Takes a keyword; false if it, or what stands under it, is not known here. */
    private boolean take(String keyword, Object value) {
        return switch (keyword) {
            case "type" -> takeType(value);
            case "const" -> {
                constant = new Constants(List.of(value));
                yield true;
            }
            case "enum" -> {
                enumeration = new Constants(value instanceof List<?> values ? values : List.of());
                yield value instanceof List;
            }
            case "$ref" -> {
                ref = String.valueOf(value);
                yield true;
            }
            case "pattern", "minLength", "maxLength" -> takeText(keyword, value);
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> takeNumber(keyword, value);
            case "items", "minItems", "maxItems", "uniqueItems" -> takeList(keyword, value);
            case "properties",
                    "patternProperties",
                    "additionalProperties",
                    "propertyNames",
                    "required",
                    "dependentRequired",
                    "minProperties",
                    "maxProperties" -> takeMapping(keyword, value);
            case "allOf", "anyOf", "oneOf", "not", "if", "then", "else" -> takeCombination(keyword, value);
            default -> false;
        };
    }

    private boolean takeType(Object value) {
        List<?> names = value instanceof List<?> several ? several : List.of(value);
        types = 0;
        for (Object name : names) {
            saysInteger |= "integer".equals(name);
            int type = switch (String.valueOf(name)) {
                case "object" -> MAPPING;
                case "array" -> LIST;
                case "string" -> TEXT;
                case "boolean" -> BOOLEAN;
                case "integer" -> INTEGER;
                case "number" -> INTEGER | FRACTION;
                // Documents hold no null.
                case "null" -> 0;
                default -> -1;
            };
            if (type < 0) {
                return false;
            }
            types |= type;
        }
        return true;
    }

    private boolean takeText(String keyword, Object value) {
        TextRules rules = text == null ? new TextRules() : text;
        text = rules;
        if (keyword.equals("pattern")) {
            rules.pattern = new TextPattern(String.valueOf(value));
            return true;
        }
        if (keyword.equals("minLength")) {
            rules.shortest = count(value);
            return rules.shortest >= 0;
        }
        rules.longest = count(value);
        return rules.longest >= 0;
    }

    private boolean takeNumber(String keyword, Object value) {
        if (!(value instanceof Long) && !(value instanceof BigDecimal)) {
            return false;
        }
        NumberRules rules = numbers == null ? new NumberRules() : numbers;
        numbers = rules;
        switch (keyword) {
            case "minimum" -> rules.minimum = value;
            case "maximum" -> rules.maximum = value;
            case "exclusiveMinimum" -> rules.exclusiveMinimum = value;
            default -> rules.exclusiveMaximum = value;
        }
        return true;
    }

    private boolean takeList(String keyword, Object value) {
        ListRules rules = list == null ? new ListRules() : list;
        list = rules;
        switch (keyword) {
            case "items" -> {
                rules.items = part(value);
                return true;
            }
            case "minItems" -> {
                rules.shortest = count(value);
                return rules.shortest >= 0;
            }
            case "maxItems" -> {
                rules.longest = count(value);
                return rules.longest >= 0;
            }
            default -> {
                rules.unique = Boolean.TRUE.equals(value);
                return value instanceof Boolean;
            }
        }
    }

    private boolean takeMapping(String keyword, Object value) {
        MappingRules rules = mapping == null ? new MappingRules(this) : mapping;
        mapping = rules;
        switch (keyword) {
            case "properties" -> rules.declared = SchemaTree.map(value);
            case "patternProperties" -> {
                for (Map.Entry<String, Object> entry : SchemaTree.map(value).entrySet()) {
                    rules.addPattern(entry.getKey(), part(entry.getValue()));
                }
            }
            case "additionalProperties" -> rules.additional = part(value);
            case "propertyNames" -> rules.names = part(value);
            case "required" -> rules.required = SchemaTree.texts(value);
            case "dependentRequired" -> rules.dependentRequired = SchemaTree.textLists(value);
            case "minProperties" -> {
                rules.fewest = count(value);
                return rules.fewest >= 0;
            }
            default -> {
                rules.most = count(value);
                return rules.most >= 0;
            }
        }
        return true;
    }

    private boolean takeCombination(String keyword, Object value) {
        Combination rules = combination == null ? new Combination() : combination;
        combination = rules;
        switch (keyword) {
            case "allOf" -> rules.all = parts(value);
            case "anyOf" -> rules.any = parts(value);
            case "oneOf" -> rules.one = parts(value);
            case "not" -> rules.not = part(value);
            case "if" -> rules.condition = part(value);
            case "then" -> rules.consequence = part(value);
            default -> rules.otherwise = part(value);
        }
        return true;
    }

    private List<CompiledSchema> parts(Object schemas) {
        List<CompiledSchema> parts = new ArrayList<>();
        for (Object schema : (List<?>) schemas) {
            parts.add(part(schema));
        }
        return parts;
    }

    private static int count(Object value) {
        return value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE ? number.intValue() : -1;
    }
}
