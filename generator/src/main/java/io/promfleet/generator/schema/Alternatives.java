package io.promfleet.generator.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reduces what the library reports under {@code anyOf} and {@code oneOf}, where every alternative has its complaints, to
 * those of the alternative that was most likely meant: the one whose type fits, whose discriminating values fit, whose
 * complaints are deepest, and then fewest.
 */
final class Alternatives {
    private static final int WRONG_TYPE = 0;
    private static final int WRONG_CONSTANT = 1;
    private static final int FITS = 2;

    private Alternatives() {}

    /** Where a value had several schemas to satisfy one of. */
    private record Choice(List<Object> evaluation, List<Object> path) {}

    /** What is said about one choice: by the choice itself, and by each of its alternatives. */
    private static final class Complaints {
        private @Nullable Violation own;
        private final Map<Integer, List<Violation>> byAlternative = new TreeMap<>();
    }

    static List<Violation> reduce(List<Violation> violations) {
        return withoutEchoes(reduce(violations, 0));
    }

    private static List<Violation> reduce(List<Violation> violations, int from) {
        List<Violation> reduced = new ArrayList<>();
        Map<Choice, Complaints> choices = new LinkedHashMap<>();
        for (Violation violation : violations) {
            Choice choice = nextChoice(violation, from);
            if (choice == null) {
                reduced.add(violation);
                continue;
            }
            Complaints complaints = choices.computeIfAbsent(choice, key -> new Complaints());
            int depth = choice.evaluation().size();
            if (depth == violation.evaluation().size()) {
                complaints.own = violation;
            } else {
                Integer alternative =
                        Integer.valueOf(violation.evaluation().get(depth).toString());
                complaints
                        .byAlternative
                        .computeIfAbsent(alternative, key -> new ArrayList<>())
                        .add(violation);
            }
        }
        choices.forEach((choice, complaints) -> reduced.addAll(decide(choice, complaints)));
        return reduced;
    }

    // Walks the way through the schemas and counts the steps that also lead deeper into the value.
    private static @Nullable Choice nextChoice(Violation violation, int from) {
        List<Object> evaluation = violation.evaluation();
        int depth = 0;
        int i = 0;
        while (i < evaluation.size()) {
            switch (evaluation.get(i).toString()) {
                case "anyOf", "oneOf" -> {
                    if (i >= from) {
                        return new Choice(
                                List.copyOf(evaluation.subList(0, i + 1)),
                                List.copyOf(violation
                                        .path()
                                        .subList(
                                                0,
                                                Math.min(depth, violation.path().size()))));
                    }
                    i += 2;
                }
                case "properties", "patternProperties" -> {
                    depth++;
                    i += 2;
                }
                case "items", "additionalProperties" -> {
                    depth++;
                    i++;
                }
                case "allOf" -> i += 2;
                default -> i++;
            }
        }
        return null;
    }

    private static List<Violation> decide(Choice choice, Complaints complaints) {
        Violation own = complaints.own;
        if (own != null && (own.keyword().equals(Violation.SEVERAL) || complaints.byAlternative.isEmpty())) {
            return List.of(own);
        }
        List<List<Violation>> alternatives = new ArrayList<>();
        for (List<Violation> complaint : complaints.byAlternative.values()) {
            alternatives.add(reduce(complaint, choice.evaluation().size() + 1));
        }
        List<Violation> best = alternatives.get(0);
        for (List<Violation> alternative : alternatives) {
            if (isCloser(alternative, best, choice.path())) {
                best = alternative;
            }
        }
        Violation merged = merge(alternatives, best, choice.path());
        return merged == null ? best : List.of(merged);
    }

    private static boolean isCloser(List<Violation> left, List<Violation> right, List<Object> path) {
        int byFit = Integer.compare(fit(left, path), fit(right, path));
        if (byFit != 0) {
            return byFit > 0;
        }
        int byDepth = Integer.compare(shallowest(left), shallowest(right));
        return byDepth != 0 ? byDepth > 0 : left.size() < right.size();
    }

    private static int fit(List<Violation> violations, List<Object> path) {
        int fit = FITS;
        for (Violation violation : violations) {
            int below = violation.path().size() - path.size();
            if (below == 0 && violation.keyword().equals("type")) {
                return WRONG_TYPE;
            }
            if (below <= 1
                    && (violation.keyword().equals("const")
                            || violation.keyword().equals("enum"))) {
                fit = WRONG_CONSTANT;
            }
        }
        return fit;
    }

    private static int shallowest(List<Violation> violations) {
        int shallowest = Integer.MAX_VALUE;
        for (Violation violation : violations) {
            shallowest = Math.min(shallowest, violation.path().size());
        }
        return shallowest;
    }

    /** One sentence for alternatives that differ in one word: types, constants, or the one key that is missing. */
    private static @Nullable Violation merge(
            List<List<Violation>> alternatives, List<Violation> best, List<Object> path) {
        Violation first = best.size() == 1 ? best.get(0) : null;
        if (first == null || alternatives.size() < 2) {
            return null;
        }
        String kind = mergeable(first.keyword());
        List<Object> expected = new ArrayList<>();
        for (List<Violation> alternative : alternatives) {
            Violation only = alternative.get(0);
            if (kind.equals("enum") && fit(alternative, path) == WRONG_TYPE) {
                continue;
            }
            if (alternative.size() != 1
                    || !only.path().equals(first.path())
                    || !mergeable(only.keyword()).equals(kind)) {
                return null;
            }
            Object more = kind.equals(Violation.REQUIRED_ANY) ? String.valueOf(only.property()) : only.expected();
            for (Object value : more instanceof List<?> several ? several : List.of(more)) {
                if (!expected.contains(value)) {
                    expected.add(value);
                }
            }
        }
        return kind.isEmpty() ? null : first.with(kind, expected);
    }

    private static String mergeable(String keyword) {
        return switch (keyword) {
            case "type" -> "type";
            case "enum", "const" -> "enum";
            case "required", Violation.REQUIRED_ANY -> Violation.REQUIRED_ANY;
            default -> "";
        };
    }

    // A value of the wrong type, or none of the values allowed, breaks other rules with it.
    private static List<Violation> withoutEchoes(List<Violation> violations) {
        Map<List<Object>, String> decisive = new LinkedHashMap<>();
        for (Violation violation : violations) {
            String keyword = violation.keyword();
            if (keyword.equals("enum") || keyword.equals("const")) {
                decisive.put(violation.path(), keyword);
            } else if (keyword.equals("type")) {
                decisive.putIfAbsent(violation.path(), keyword);
            }
        }
        List<Violation> kept = new ArrayList<>();
        for (Violation violation : violations) {
            String keyword = decisive.get(violation.path());
            if (keyword == null || keyword.equals(violation.keyword())) {
                kept.add(violation);
            }
        }
        return kept;
    }
}
