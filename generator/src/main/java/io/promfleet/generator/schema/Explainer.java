package io.promfleet.generator.schema;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.NearestNames;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.GoneValues;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.schemas.ChartChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says in one sentence a violation what is wrong, where it was said, and what to do. */
final class Explainer {
    private final Subject subject;
    private final Node root;
    private final List<Object> prefix;
    private final Origin origin;
    private final boolean inSecret;
    private final @Nullable KeyPaths keyPaths;
    private final @Nullable GoneValues gone;

    /**
     * An explainer of one document.
     *
     * @param subject what the schema describes
     * @param root the whole document
     * @param prefix the way from the root to the part that was judged
     * @param origin what the document was made for
     * @param keyPaths where else a key may belong; null where keys do not move between levels
     * @param gone what an older release knows that the schema lacks; null where the schema is all
     */
    Explainer(
            Subject subject,
            Node root,
            List<Object> prefix,
            Origin origin,
            @Nullable KeyPaths keyPaths,
            @Nullable GoneValues gone) {
        this.subject = subject;
        this.root = root;
        this.prefix = prefix;
        this.origin = origin;
        this.keyPaths = keyPaths;
        this.gone = gone;
        this.inSecret = root instanceof MapNode map
                && map.get("kind") instanceof TextNode kind
                && kind.value().equals("Secret");
    }

    void explain(List<Violation> violations, Findings findings) {
        Map<Violation, List<String>> meant = new HashMap<>();
        Set<List<Object>> supplied = new HashSet<>();
        for (Violation violation : violations) {
            if (violation.keyword().equals("additionalProperties")) {
                List<String> names = suggestions(violation);
                meant.put(violation, names);
                for (String name : names) {
                    supplied.add(joined(violation.path(), name));
                }
            }
        }
        for (Violation violation : violations) {
            boolean onlyMistyped = violation.keyword().equals("required")
                    && supplied.contains(joined(violation.path(), key(violation)));
            if (!onlyMistyped) {
                findings.add(finding(violation, meant.getOrDefault(violation, List.of())));
            }
        }
    }

    private Finding finding(Violation violation, List<String> meant) {
        List<Object> place = absolute(violation.path());
        List<Object> entry = violation.property() == null ? place : joined(place, violation.property());
        Node value = at(place);
        String message = message(violation, place, value);
        String hint = hint(violation, place, value, meant);
        OriginTrail trail = violation.property() == null
                ? OriginTrail.along(entry, root, origin)
                : OriginTrail.toKey(entry, root, origin);
        List<String> methods = AuthenticationRule.methods(violation, value);
        if (methods.size() > 1) {
            OriginTrail second = OriginTrail.along(joined(place, methods.get(1)), root, origin);
            return AuthenticationRule.finding(methods, second);
        }
        ChartChange goes = goes(violation, entry);
        if (goes != null) {
            return new Finding(
                    subject.id(),
                    Severity.WARNING,
                    trail.path(),
                    trail.location(),
                    "`" + shown(entry) + "` is no value any more from the chart `" + goes.version() + "` on.",
                    goes.edit(),
                    List.of());
        }
        ChartChange went = keyPaths == null || gone != null ? null : change(violation, entry);
        return new Finding(
                subject.id(),
                Severity.ERROR,
                trail.path(),
                trail.location(),
                went == null
                        ? message
                        : "`" + shown(entry) + "` is no value any more since the chart `" + went.version() + "`.",
                went == null ? hint : went.edit(),
                List.of());
    }

    /** The change with which a value goes that the release in question has; null if it does not have it either. */
    private @Nullable ChartChange goes(Violation violation, List<Object> entry) {
        return gone == null ? null : change(violation, entry);
    }

    private @Nullable ChartChange change(Violation violation, List<Object> entry) {
        boolean unknown = violation.keyword().equals("additionalProperties")
                || violation.keyword().equals("false");
        List<String> way = entry.subList(prefix.size(), entry.size()).stream()
                .map(String::valueOf)
                .toList();
        return unknown ? (gone == null ? new GoneValues() : gone).goes(way).orElse(null) : null;
    }

    private String message(Violation violation, List<Object> place, Node value) {
        String named = place.size() == prefix.size() ? "The document" : "`" + shown(place) + "`";
        String shown = ShownValue.of(value, place, inSecret);
        String entry = violation.property() == null ? named : "`" + shown(joined(place, violation.property())) + "`";
        Object expected = violation.expected();
        return switch (violation.keyword()) {
            case "additionalProperties", "false" -> entry + " is no " + subject.noun() + " of " + subject.name() + ".";
            case "required" -> entry + " is missing, which " + subject.name() + " requires.";
            case Violation.REQUIRED_ANY -> named + " must have one of " + Wording.listed(expected) + ".";
            case "dependentRequired" -> entry + " needs " + missingBeside(violation, value) + " beside it.";
            case "propertyNames" -> named + " must not have the key " + Quoted.of(key(violation)) + ".";
            case "type" -> named + " must be " + Wording.types(expected) + ", but is " + shown + ".";
            case "const" -> named + " must be " + Wording.constant(expected) + ", but is " + shown + ".";
            case "enum" ->
                ((List<?>) expected).size() <= Wording.LISTED
                        ? named + " must be one of " + Wording.listed(expected) + ", but is " + shown + "."
                        : named + " is " + shown + ", which is none of the " + ((List<?>) expected).size()
                                + " values allowed.";
            case "pattern" -> named + " is " + shown + ", which does not match " + Wording.constant(expected) + ".";
            case "minimum" -> named + " must be at least " + Wording.constant(expected) + ", but is " + shown + ".";
            case "maximum" -> named + " must be at most " + Wording.constant(expected) + ", but is " + shown + ".";
            case "exclusiveMinimum" ->
                named + " must be more than " + Wording.constant(expected) + ", but is " + shown + ".";
            case "exclusiveMaximum" ->
                named + " must be less than " + Wording.constant(expected) + ", but is " + shown + ".";
            case "minLength" -> named + Wording.atLeast(expected, "character", "is " + shown);
            case "maxLength" ->
                named + " must have at most " + Wording.counted(expected, "character") + ", but is " + shown + ".";
            case "minItems" -> named + Wording.atLeast(expected, "item", "has " + Wording.size(value));
            case "maxItems" ->
                named + " must have at most " + Wording.counted(expected, "item") + ", but has " + Wording.size(value)
                        + ".";
            case "minProperties" -> named + Wording.atLeast(expected, "entry", "has " + Wording.size(value));
            case "maxProperties" ->
                named + " must have at most " + Wording.counted(expected, "entry") + ", but has " + Wording.size(value)
                        + ".";
            case "uniqueItems" -> named + " must not hold an item twice.";
            case "not" -> named + Wording.ruledOut(expected) + ".";
            case Violation.SEVERAL -> Wording.severalFit(named, expected);
            default -> named + " has a form that " + subject.name() + " does not know.";
        };
    }

    private String hint(Violation violation, List<Object> place, Node value, List<String> meant) {
        Object expected = violation.expected();
        String rule = violation.description();
        return switch (violation.keyword()) {
            case "additionalProperties" -> meant.isEmpty() ? known(violation) : NearestNames.question(meant);
            case "required" ->
                "Set `" + shown(joined(place, key(violation))) + "`" + (rule.isEmpty() ? "" : ": " + rule) + ".";
            case Violation.REQUIRED_ANY -> "Set one of " + Wording.listed(expected) + ".";
            case "dependentRequired" ->
                "Set " + missingBeside(violation, value) + " too, or remove `" + key(violation) + "`.";
            case "type" -> "Give it " + Wording.types(expected) + ".";
            case "const" -> "Use " + Wording.constant(expected) + ".";
            case "enum" -> hintForEnumeration(violation, value);
            case "pattern", "minimum", "maximum", "minLength", "maxLength" ->
                rule.isEmpty() ? "Correct or remove it." : "Expected: " + rule + ".";
            default -> rule.isEmpty() ? "Correct or remove it." : "The rule: " + rule + ".";
        };
    }

    private static String hintForEnumeration(Violation violation, Node value) {
        List<String> texts = SchemaTree.texts(violation.expected());
        List<String> best =
                value instanceof TextNode text ? NearestNames.best(NearestNames.of(text.value(), texts)) : List.of();
        return best.isEmpty()
                ? "Use one of " + Wording.listed(violation.expected()) + "."
                : NearestNames.question(best);
    }

    private List<String> suggestions(Violation violation) {
        String key = key(violation);
        List<NearestNames.Suggestion> near = new ArrayList<>(NearestNames.of(key, siblings(violation)));
        if (keyPaths != null) {
            int nearest = Integer.MAX_VALUE;
            for (NearestNames.Suggestion sibling : near) {
                // One that goes on from what was typed, as `storageSpec` from `storage`, is meant rather than a
                // namesake.
                nearest = Math.min(nearest, sibling.name().startsWith(key) ? 0 : sibling.distance());
            }
            // Another level is only worth a mention where it fits better than a neighbour.
            for (NearestNames.Suggestion elsewhere : keyPaths.near(joined(violation.path(), key))) {
                if (elsewhere.distance() < nearest) {
                    near.add(elsewhere);
                }
            }
        }
        return NearestNames.best(near);
    }

    private static Set<String> siblings(Violation violation) {
        return violation.schema().get("properties") instanceof Map<?, ?> properties
                ? SchemaTree.map(properties).keySet()
                : Set.of();
    }

    private static String known(Violation violation) {
        Set<String> siblings = siblings(violation);
        return siblings.isEmpty() || siblings.size() > Wording.LISTED
                ? "Remove it or correct its name."
                : "Known here: " + Wording.listed(List.copyOf(new TreeSet<>(siblings))) + ".";
    }

    private static String missingBeside(Violation violation, Node value) {
        List<String> missing = new ArrayList<>();
        if (violation.expected() instanceof Map<?, ?> dependencies
                && dependencies.get(key(violation)) instanceof List<?> keys) {
            for (String key : SchemaTree.texts(keys)) {
                if (value instanceof MapNode map && map.indexOf(key) < 0) {
                    missing.add(key);
                }
            }
        }
        return Wording.listed(missing);
    }

    /** A path as it is said, within the part that was judged: nobody types what promfleet puts around it. */
    private String shown(List<Object> absolute) {
        return ShownPath.of(absolute.subList(prefix.size(), absolute.size()));
    }

    private static String key(Violation violation) {
        return Objects.requireNonNullElse(violation.property(), "");
    }

    private List<Object> absolute(List<Object> path) {
        List<Object> absolute = new ArrayList<>(prefix);
        absolute.addAll(path);
        return absolute;
    }

    private static List<Object> joined(List<Object> path, Object step) {
        List<Object> joined = new ArrayList<>(path);
        joined.add(step);
        return joined;
    }

    private Node at(List<Object> path) {
        Node node = root;
        for (Object step : path) {
            Node inner = null;
            if (node instanceof MapNode map && step instanceof String key) {
                inner = map.get(key);
            } else if (node instanceof ListNode list && step instanceof Integer place) {
                inner = list.items().get(place);
            }
            if (inner == null) {
                return node;
            }
            node = inner;
        }
        return node;
    }
}
