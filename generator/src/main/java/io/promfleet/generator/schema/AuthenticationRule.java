package io.promfleet.generator.schema;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import java.util.List;
import java.util.Set;

/** PF302: the rule of many schemas that something authenticates in one way. */
final class AuthenticationRule {
    private static final String ID = "PF302";
    private static final String ONE_OF = "at most one of ";
    private static final Set<String> METHODS = Set.of("authorization", "oauth2");

    private AuthenticationRule() {}

    /**
     * The ways that stand beside each other.
     *
     * @param violation what a value does not satisfy
     * @param value the value
     * @return the keys, in the order of the rule; none where it is another rule
     */
    static List<String> methods(Violation violation, Node value) {
        String rule = violation.description();
        boolean several =
                violation.keyword().equals("not") || violation.keyword().equals(Violation.SEVERAL);
        if (!several || !rule.startsWith(ONE_OF) || !(value instanceof MapNode map)) {
            return List.of();
        }
        List<String> all = List.of(rule.substring(ONE_OF.length()).split(", ", -1));
        return all.containsAll(METHODS)
                ? all.stream().filter(key -> map.get(key) != null).toList()
                : List.of();
    }

    /** The finding, at the second way. */
    static Finding finding(List<String> methods, OriginTrail second) {
        return new Finding(
                ID,
                Severity.ERROR,
                second.path(),
                second.location(),
                "Only one of " + Wording.listed(methods) + " can say how to authenticate.",
                "Keep one of them.",
                List.of());
    }
}
