package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes that a reader or a schema sees, and the verdict says better: a header that Prometheus sets itself is "not allowed
 * here", and a recording rule with an annotation "a combination that is not allowed". They are said once, in the words of the
 * verdict.
 */
final class BetterSaid {
    // By the identifiers of readers and schemas, and of the verdict.
    private static final Set<String> GENERAL = Set.of("PF301", "PF609");
    private static final String HEADER = "PF305";
    private static final String RULE = "PF340";
    private static final Pattern NAMED = Pattern.compile("^`([^`]+)` ");
    private static final Pattern OF_A_RULE = Pattern.compile("^(groups\\[(\\d+)\\]\\.rules\\[(\\d+)\\])\\.");

    private final @Nullable Node ruleFile;

    /**
     * A comparison.
     *
     * @param ruleFile the rule file of an object, whose schema names a rule as a whole; null for anything else
     */
    BetterSaid(@Nullable Node ruleFile) {
        this.ruleFile = ruleFile;
    }

    /**
     * Removes what the verdict says better.
     *
     * @param found what readers and schemas found
     * @param judged the verdict, whose paths are those of Prometheus
     */
    void removeFrom(Findings found, Findings judged) {
        List<Finding> special = judged.sorted().stream()
                .filter(finding -> finding.id().equals(HEADER) || finding.id().equals(RULE))
                .toList();
        if (special.isEmpty()) {
            return;
        }
        for (Finding general : found.sorted()) {
            if (general.severity() == Severity.ERROR
                    && GENERAL.contains(general.id())
                    && special.stream().anyMatch(better -> isSame(general, better))) {
                found.remove(general);
            }
        }
    }

    private boolean isSame(Finding general, Finding better) {
        Matcher named = NAMED.matcher(general.message());
        if (!named.find()) {
            return false;
        }
        if (isAt(named.group(1), better.path()) && isOnOneLine(general.location(), better.location())) {
            return true;
        }
        Matcher rule = OF_A_RULE.matcher(better.path());
        return better.id().equals(RULE)
                && rule.find()
                && isAt(named.group(1), rule.group(1))
                && general.location().equals(start(rule));
    }

    /** Whether what is named is at a path, or at that path below what a file is in. */
    private static boolean isAt(String named, String path) {
        return named.equals(path) || named.endsWith("." + path);
    }

    private static boolean isOnOneLine(Location one, Location other) {
        return one instanceof FilePosition place
                && other instanceof FilePosition second
                && place.file().equals(second.file())
                && place.line() == second.line();
    }

    private @Nullable Location start(Matcher rule) {
        Node group = item(ruleFile, "groups", rule.group(2));
        Node item = item(group, "rules", rule.group(3));
        return item == null || item.origin() == null ? null : item.origin().location();
    }

    private static @Nullable Node item(@Nullable Node map, String key, String index) {
        if (map instanceof MapNode outer && outer.get(key) instanceof ListNode list) {
            int i = Integer.parseInt(index);
            return i < list.items().size() ? list.items().get(i) : null;
        }
        return null;
    }
}
