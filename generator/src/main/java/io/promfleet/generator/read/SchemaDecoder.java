package io.promfleet.generator.read;

import com.google.re2j.Pattern;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.UnsignedNode;
import io.promfleet.generator.schema.ValueWords;
import io.promfleet.model.PrometheusVersion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the nodes of a document the types that its schema says, with the rules of go-yaml for what fits into what: a number
 * where a text is asked for is that text, the words {@code yes} and {@code off} are truth values only where one is asked
 * for, nothing at all is the zero of its type.
 */
final class SchemaDecoder {
    private static final double MOST_SIGNED = 0x1p63;
    private static final double MOST_UNSIGNED = 0x1p64;
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9]+");
    private static final int MOST_REFUSALS = 10_000;

    private final SourceText source;
    private final PrometheusVersion target;
    private final Findings findings;
    private final AliasBudget aliases;
    private final List<Object> path = new ArrayList<>();
    private int refusals;

    SchemaDecoder(SourceText source, PrometheusVersion target, Findings findings) {
        this.source = source;
        this.target = target;
        this.findings = findings;
        this.aliases = new AliasBudget(source);
    }

    /** The value of a document without content. */
    Node empty(Shape shape) {
        Origin origin = source.origin(1, 1);
        return shape.kind() == Shape.Kind.LIST
                ? new ListNode(List.of(), origin)
                : MapNode.builder(origin).build();
    }

    /** The value of a document; nothing where it is of the wrong kind or its aliases are refused. */
    Optional<Node> document(SourceNode root, Shape shape) {
        try {
            if (isNull(root)) {
                return Optional.of(empty(shape));
            }
            Located decoded = decode(root, shape);
            return decoded == null ? Optional.empty() : Optional.of(decoded.node());
        } catch (Refusal e) {
            findings.add(e.finding);
            return Optional.empty();
        }
    }

    /** A value and where it was written. */
    private record Located(Node node, Origin origin) {}

    /** Decodes a value; null where nothing is to be set, because it was refused or is the zero of its type. */
    private @Nullable Located decode(SourceNode node, Shape shape) {
        aliases.count(node);
        if (node instanceof SourceNode.Alias alias) {
            aliases.enter(alias);
            Located content = decode(alias.anchor().content(), shape);
            aliases.leave(alias);
            return content;
        }
        Origin origin = source.origin(node);
        Node decoded = null;
        if (node instanceof SourceNode.Scalar scalar) {
            decoded = scalar(scalar, shape, origin);
        } else if (node instanceof SourceNode.Sequence sequence) {
            decoded = sequence(sequence, shape, origin);
        } else if (node instanceof SourceNode.Mapping mapping) {
            decoded = mapping(mapping, shape, origin);
        }
        return decoded == null ? null : new Located(decoded, origin);
    }

    private @Nullable Node sequence(SourceNode.Sequence sequence, Shape shape, Origin origin) {
        if (shape.kind() != Shape.Kind.LIST && shape.kind() != Shape.Kind.ANYTHING) {
            return wrongType(shape, "a list", origin);
        }
        List<Node> items = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        Set<Node> seen = shape.hasUniqueItems() ? new HashSet<>() : Set.of();
        Shape itemShape = shape.items();
        for (int i = 0; i < sequence.items().size(); i++) {
            SourceNode item = sequence.items().get(i);
            path.add(i);
            Located decoded = decode(item, itemShape);
            if (isNull(item) && shape.dropsNullItems()) {
                surprise(source.origin(item), shown() + " is empty, and Prometheus leaves it out.");
            } else if (decoded == null && isNull(item) && shape.keepsNullItems()) {
                surprise(source.origin(item), shown() + " is empty.");
            } else if (decoded == null && isNull(item) && itemShape.refusesNull()) {
                path.remove(path.size() - 1);
                continue; // which has its finding
            } else if (decoded == null && isNull(item) && shape.kind() != Shape.Kind.ANYTHING) {
                refuse(
                        source.origin(item),
                        shown() + " is empty, which Prometheus refuses.",
                        "Write what belongs there, or remove the item.");
            } else if (decoded != null) {
                if (shape.hasUniqueItems() && !seen.add(decoded.node()) && !shape.isJudged()) {
                    refuse(decoded.origin(), shown() + " stands twice in its list.", "Keep one of both.");
                }
                items.add(decoded.node());
                origins.add(decoded.origin());
            }
            path.remove(path.size() - 1);
        }
        Number fewest = shape.bound("minItems");
        if (fewest != null && sequence.items().size() < fewest.intValue()) {
            refuse(origin, shown() + " must not be empty.", "List at least one item, or remove the key.");
        }
        return new ListNode(items, origins, origin);
    }

    private @Nullable Node mapping(SourceNode.Mapping mapping, Shape shape, Origin origin) {
        if (shape.kind() != Shape.Kind.MAPPING && shape.kind() != Shape.Kind.ANYTHING) {
            return wrongType(shape, "a mapping", origin);
        }
        Fields fields = new Fields(shape);
        fields.takeAll(mapping);
        fields.requireAll(origin);
        return fields.build(origin);
    }

    /** The entries of one mapping, those that are merged into it included. */
    private final class Fields {
        private final Shape shape;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Set<String> said = new HashSet<>();
        private final Set<String> meant = new HashSet<>();
        private final Map<String, Origin> nulls = new HashMap<>();

        Fields(Shape shape) {
            this.shape = shape;
        }

        private void takeAll(SourceNode.Mapping mapping) {
            Map<String, Origin> done = new LinkedHashMap<>();
            for (SourceNode.Entry entry : mapping.entries()) {
                if (isMerge(entry.key())) {
                    merge(entry.value());
                } else {
                    take(entry, done);
                }
            }
        }

        // Earlier mappings of a merged sequence win, so they come last.
        private void merge(SourceNode value) {
            SourceNode merged = value;
            if (value instanceof SourceNode.Sequence sequence) {
                for (int i = sequence.items().size() - 1; i >= 0; i--) {
                    mergeOne(sequence.items().get(i));
                }
                return;
            }
            mergeOne(merged);
        }

        private void mergeOne(SourceNode value) {
            aliases.count(value);
            if (value instanceof SourceNode.Alias alias
                    && alias.anchor().content() instanceof SourceNode.Mapping inner) {
                aliases.enter(alias);
                takeAll(inner);
                aliases.leave(alias);
            } else if (value instanceof SourceNode.Mapping mapping) {
                takeAll(mapping);
            } else {
                throw new Refusal(ReadRule.MALFORMED.error(
                        source.position(value.line(), value.column()),
                        "What `<<` merges must be a mapping, or a list of mappings.",
                        "Refer to a mapping with an alias, such as `<<: *defaults`."));
            }
        }

        private void take(SourceNode.Entry entry, Map<String, Origin> done) {
            SourceNode keyNode = entry.key() instanceof SourceNode.Alias alias
                    ? alias.anchor().content()
                    : entry.key();
            aliases.count(entry.key());
            Origin keyOrigin = source.origin(keyNode);
            String key = key(keyNode, keyOrigin);
            if (key == null) {
                return;
            }
            path.add(key);
            Shape.Property property = property(key, keyOrigin);
            if (property != null && isFirst(key, keyOrigin, done)) {
                done.put(key, keyOrigin);
                said.add(key);
                nulls.remove(key);
                Located value = decode(entry.value(), property.shape());
                if (isNull(entry.value())) {
                    nulls.put(key, source.origin(entry.value()));
                }
                if (value == null) {
                    // Nothing is set, and what a merge set before is reset.
                    fields.remove(key);
                } else {
                    fields.put(key, new Field(keyOrigin, value));
                }
            }
            path.remove(path.size() - 1);
        }

        private @Nullable String key(SourceNode node, Origin origin) {
            if (node instanceof SourceNode.Scalar scalar) {
                try {
                    GoScalar key = GoScalar.of(scalar);
                    return key.kind() == GoScalar.Kind.NULL ? "" : key.text();
                } catch (IllegalArgumentException e) {
                    refuse(
                            origin,
                            "The key " + Quoted.of(scalar.text()) + " is " + e.getMessage() + ".",
                            "Remove the tag.");
                    return null;
                }
            }
            refuse(origin, "A key must be a text, but this one is a list or a mapping.", "Write a text as the key.");
            return null;
        }

        private boolean isFirst(String key, Origin origin, Map<String, Origin> done) {
            Origin first = done.get(key);
            if (first == null && shape.isMap()) {
                // Go decodes it into a map, which a merge may not set again either.
                Field before = fields.get(key);
                first = before == null ? null : before.keyOrigin();
            }
            if (first == null) {
                return true;
            }
            countRefusal(origin);
            findings.add(ReadRule.DUPLICATE_KEY.error(
                    origin.location(),
                    "The key " + shown() + " stands twice in one mapping.",
                    "Keep one of both.",
                    List.of(new Finding.Related("first here", first.location()))));
            return false;
        }

        private Shape.@Nullable Property property(String key, Origin origin) {
            if (shape.kind() == Shape.Kind.ANYTHING || shape.isMap()) {
                checkName(key, origin);
                return new Shape.Property(shape.values(), null);
            }
            Shape.Property property = shape.property(key);
            Shape.Gone gone = property == null ? shape.gone(key) : null;
            if (gone != null) {
                property = gone.property();
                if (target.isAtLeast(gone.until())) {
                    findings.add(ReadRule.GONE.error(
                            origin.location(),
                            shown() + " is no longer there since Prometheus `" + gone.until() + "`, and the target is `"
                                    + target + "`.",
                            "Write `" + gone.now() + "`, its name since then."));
                    return null;
                }
            }
            if (property == null) {
                List<String> near = ValueWords.nearest(key, shape.keys());
                meant.addAll(near);
                refuse(
                        origin,
                        shown() + " is no key of the Prometheus configuration.",
                        near.isEmpty() ? "Remove it or correct its name." : ValueWords.didYouMean(near));
            } else if (property.since() != null && !target.isAtLeast(property.since())) {
                findings.add(ReadRule.TOO_NEW.error(
                        origin.location(),
                        shown() + " needs Prometheus `" + property.since() + "` or newer, and the target is `" + target
                                + "`.",
                        tooNew(key)));
                return null;
            }
            return property;
        }

        /** What to write for a key that is too new; some have another name in older releases. */
        private String tooNew(String key) {
            String older = shape.olderName(key, target);
            return older == null
                    ? "Remove it, or name a newer target."
                    : "Write `" + older + "`, its name in `" + target + "`, or name a newer target.";
        }

        private void checkName(String key, Origin origin) {
            Shape names = shape.names();
            if (names.bound("minLength") != null && key.isEmpty() && !names.isJudged()) {
                refuse(origin, "A key must not be empty here.", "Give it a name.");
            } else if (!names.matches(key)) {
                refuse(
                        origin,
                        shown() + " is not allowed here.",
                        names.description().isEmpty() ? "Remove it." : "Expected: " + names.description() + ".");
            }
        }

        // What was refused is not missing: its own finding says so already.
        void requireAll(Origin origin) {
            for (String key : shape.required()) {
                boolean isNull = nulls.containsKey(key);
                if ((isNull || !(said.contains(key) || meant.contains(key))) && !shape.isJudged()) {
                    path.add(key);
                    refuse(
                            nulls.getOrDefault(key, origin),
                            shown() + " is " + (isNull ? "empty" : "missing") + ", which Prometheus refuses.",
                            "Set " + shown() + ".");
                    path.remove(path.size() - 1);
                }
            }
        }

        MapNode build(Origin origin) {
            MapNode.Builder map = MapNode.builder(origin);
            fields.forEach((key, field) -> map.put(
                    key, field.value().node(), field.keyOrigin(), field.value().origin()));
            return map.build();
        }
    }

    private record Field(Origin keyOrigin, Located value) {}

    private @Nullable Node scalar(SourceNode.Scalar scalar, Shape shape, Origin origin) {
        GoScalar value;
        try {
            value = GoScalar.of(scalar);
        } catch (IllegalArgumentException e) {
            refuse(origin, shown() + " is " + e.getMessage() + ".", "Remove the tag, or write what it says.");
            return null;
        }
        return switch (shape.kind()) {
            case TEXT -> text(value, shape, origin);
            case BOOLEAN -> truth(value, shape, origin);
            case INTEGER, UNSIGNED -> integer(value, shape, origin);
            case NUMBER -> number(value, shape, origin);
            case LIST, MAPPING ->
                value.kind() == GoScalar.Kind.NULL ? zero(shape, origin) : wrongType(shape, shownValue(value), origin);
            case ANYTHING -> anything(value);
        };
    }

    /** What null leaves of a section: mostly nothing, so that its defaults hold. */
    private static @Nullable Node zero(Shape shape, Origin origin) {
        if (!shape.zeroesWithNull()) {
            return null;
        }
        MapNode.Builder map = MapNode.builder(origin);
        for (String key : shape.keys()) {
            Shape.Property property = shape.property(key);
            switch (property == null ? Shape.Kind.ANYTHING : property.shape().kind()) {
                case BOOLEAN -> map.put(key, BooleanNode.FALSE, origin);
                case INTEGER, UNSIGNED -> map.put(key, new IntegerNode(0), origin);
                default -> {}
            }
        }
        return map.build();
    }

    private @Nullable Node text(GoScalar value, Shape shape, Origin origin) {
        // To the types that read themselves, null is only what is written in lower case.
        boolean isNull = value.kind() == GoScalar.Kind.NULL
                && (!shape.isQuantity()
                        || !value.text().toLowerCase(Locale.ROOT).equals("null")
                        || value.text().equals("null"));
        if (isNull && shape.refusesNull()) {
            refuse(
                    origin,
                    shown() + " is empty, and not left out.",
                    shape.isChoice()
                            ? "Write one of " + ValueWords.listed(shape.allowed(target)) + "."
                            : "Write what belongs there, or remove it.");
            return null;
        }
        if (isNull && shape.zeroesWithNull()) {
            return new TextNode("0s");
        }
        if (isNull && shape.takesNullForUnset()) {
            return null;
        }
        if (isNull) {
            // The zero of a quantity is no setting, and that of a choice is not looked at.
            return shape.isQuantity() || shape.isChoice() ? null : new TextNode("");
        }
        return new TextCheck(shape, path, target).check(value.text(), origin, findings);
    }

    private @Nullable Node truth(GoScalar value, Shape shape, Origin origin) {
        return switch (value.kind()) {
            case TRUE -> BooleanNode.TRUE;
            case FALSE, NULL -> BooleanNode.FALSE;
            default -> wrongType(shape, shownValue(value), origin);
        };
    }

    private @Nullable Node integer(GoScalar value, Shape shape, Origin origin) {
        if (value.kind() == GoScalar.Kind.NULL) {
            return new IntegerNode(0);
        }
        if (value.number() == null) {
            return wrongType(shape, shownValue(value), origin);
        }
        boolean unsigned = shape.kind() == Shape.Kind.UNSIGNED;
        if (OCTAL.matches(value.text()) && value.number() instanceof BigInteger octal) {
            surprise(
                    origin,
                    shown() + " is " + shownValue(value) + ", which Prometheus reads as octal: `" + octal + "`.");
        }
        return value.number() instanceof BigInteger integer
                ? whole(integer, unsigned, value, shape, origin)
                : cut(value.number().doubleValue(), unsigned, value, shape, origin);
    }

    private @Nullable Node whole(BigInteger integer, boolean unsigned, GoScalar value, Shape shape, Origin origin) {
        if (unsigned && integer.signum() < 0) {
            refuse(origin, shown() + " must not be negative, but is " + shownValue(value) + ".", "Correct it.");
            return null;
        }
        if (integer.bitLength() > 63) {
            if (!unsigned) {
                return tooLarge(value, origin);
            }
            if (shape.isExact()) {
                return bounded(UnsignedNode.of(integer.longValue()), integer.doubleValue(), value, shape, origin);
            }
            // As a limit, what is beyond 2^63 is as good as that.
            surprise(origin, shown() + " is larger than `" + Long.MAX_VALUE + "`, and is taken for that here.");
            return new IntegerNode(Long.MAX_VALUE);
        }
        return bounded(new IntegerNode(integer.longValue()), integer.doubleValue(), value, shape, origin);
    }

    // Go takes a fraction for a whole number, and what it makes of one out of range depends on the processor.
    private @Nullable Node cut(double decimal, boolean unsigned, GoScalar value, Shape shape, Origin origin) {
        if (!(decimal <= (unsigned ? MOST_UNSIGNED : MOST_SIGNED))) {
            return tooLarge(value, origin);
        }
        if (unsigned && decimal >= MOST_SIGNED && decimal < MOST_UNSIGNED) {
            return whole(new BigDecimal(decimal).toBigInteger(), true, value, shape, origin);
        }
        boolean inRange = decimal >= (unsigned ? 0 : -MOST_SIGNED) && decimal < MOST_SIGNED;
        if (!inRange) {
            surprise(origin, shown() + " is " + shownValue(value) + ", of which Prometheus makes an arbitrary number.");
            if (unsigned) {
                return shape.isExact() ? new IntegerNode(Long.MAX_VALUE) : null; // some number that is not zero
            }
            return bounded(new IntegerNode(Long.MIN_VALUE), decimal, value, shape, origin);
        }
        if (decimal != Math.rint(decimal)) {
            surprise(
                    origin,
                    shown() + " must be a whole number, and Prometheus cuts " + shownValue(value) + " to `"
                            + (long) decimal + "`.");
        }
        return bounded(new IntegerNode((long) decimal), Math.floor(decimal), value, shape, origin);
    }

    private @Nullable Node number(GoScalar value, Shape shape, Origin origin) {
        if (value.kind() == GoScalar.Kind.NULL) {
            return new IntegerNode(0);
        }
        if (value.number() == null) {
            return wrongType(shape, shownValue(value), origin);
        }
        double decimal = value.number().doubleValue();
        if (Double.isNaN(decimal) || (Double.isInfinite(decimal) && !shape.isChecked(target))) {
            surprise(origin, shown() + " must be a finite number.");
            return null;
        }
        Node node = value.number() instanceof BigInteger integer && integer.bitLength() <= 63
                ? new IntegerNode(integer.longValue())
                : new DecimalNode(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, decimal)));
        return bounded(node, decimal, value, shape, origin);
    }

    private @Nullable Node tooLarge(GoScalar value, Origin origin) {
        refuse(origin, shown() + " is " + shownValue(value) + ", which is too large.", "Write a smaller number.");
        return null;
    }

    private @Nullable Node bounded(Node node, double number, GoScalar value, Shape shape, Origin origin) {
        Number least = shape.bound("minimum");
        Number most = shape.bound("maximum");
        String bound = least != null && number < least.doubleValue()
                ? "at least `" + least
                : most != null && number > most.doubleValue() ? "at most `" + most : null;
        if (bound == null) {
            return node;
        }
        String message = shown() + " must be " + bound + "`, but is " + shownValue(value) + ".";
        if (!shape.isChecked(target)) {
            surprise(origin, message);
            return node;
        }
        refuse(origin, message, "Correct it.");
        return null;
    }

    private void surprise(Origin origin, String message) {
        findings.add(ReadRule.SURPRISING_VALUE.warning(
                origin.location(), message, "Write what is meant; Prometheus takes this as it is."));
    }

    /** What a scalar shows itself to be where nothing asks for a type; null for nothing, and where its tag is wrong. */
    static @Nullable Node untyped(SourceNode.Scalar scalar) {
        try {
            return anything(GoScalar.of(scalar));
        } catch (IllegalArgumentException e) {
            return null; // reported where the document is decoded
        }
    }

    private static @Nullable Node anything(GoScalar value) {
        return switch (value.kind()) {
            case NULL -> null;
            case TRUE -> BooleanNode.TRUE;
            case FALSE -> BooleanNode.FALSE;
            case TEXT -> new TextNode(value.text());
            case INTEGER, DECIMAL -> {
                if (value.number() instanceof BigInteger integer && integer.bitLength() <= 63) {
                    yield new IntegerNode(integer.longValue());
                }
                double decimal = value.number() == null ? 0 : value.number().doubleValue();
                yield Double.isFinite(decimal) ? new DecimalNode(decimal) : new TextNode(value.text());
            }
        };
    }

    private @Nullable Node wrongType(Shape shape, String actual, Origin origin) {
        String expected = switch (shape.kind()) {
            case TEXT -> "a text";
            case BOOLEAN -> "`true` or `false`";
            case INTEGER, UNSIGNED -> "a whole number";
            case NUMBER -> "a number";
            case LIST -> "a list";
            default -> "a mapping";
        };
        refuse(origin, shown() + " must be " + expected + ", but is " + actual + ".", "Give it " + expected + ".");
        return null;
    }

    private String shownValue(GoScalar value) {
        return switch (value.kind()) {
            case TEXT -> ValueWords.value(new TextNode(value.text()), path);
            case NULL -> "empty";
            default -> ValueWords.isSecret(path) ? "a scalar" : Quoted.of(value.text());
        };
    }

    private String shown() {
        return path.isEmpty() ? "The document" : "`" + ValueWords.path(path) + "`";
    }

    private void refuse(Origin origin, String message, String hint) {
        countRefusal(origin);
        findings.add(ReadRule.REFUSED.error(origin.location(), message, hint));
    }

    // A file of something else can be wrong a million times.
    private void countRefusal(Origin origin) {
        if (++refusals > MOST_REFUSALS) {
            throw new Refusal(ReadRule.EXCESSIVE.error(
                    origin.location(),
                    "The document has more than `" + MOST_REFUSALS + "` mistakes, and is not read further than here.",
                    "Check that the file holds what it is taken for, and mend what was found first."));
        }
    }

    static boolean isNull(SourceNode node) {
        SourceNode content =
                node instanceof SourceNode.Alias alias ? alias.anchor().content() : node;
        return content instanceof SourceNode.Scalar scalar
                && (scalar.isPlain() || scalar.tag().equals("!!null"))
                && GoScalar.isNull(scalar.text());
    }

    private static boolean isMerge(SourceNode key) {
        return key instanceof SourceNode.Scalar scalar
                && scalar.text().equals("<<")
                && (scalar.isPlain()
                        || scalar.tag().equals("!!merge")
                        || scalar.tag().equals("!"));
    }
}
