package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds texts that a reader on the way to the cluster changes, however they are written. */
final class TextHazards {
    /** A text that no way of writing it would save. */
    static final String LOST = "PF710";

    private static final int NONE = 0;

    /** Flux replaces {@code ${name}} by nothing, and a doubled dollar sign by one, unless it is told to leave the object. */
    private static final int CHANGED_BY_SUBSTITUTION = 1;

    /**
     * Helm and kustomize pass values on as JSON that they read as YAML, and JSON leaves these characters as they are while
     * YAML refuses them or, as U+0085, takes them for the end of a line. Helm's {@code toYaml} then gives nothing at all and
     * no error: every job would be gone.
     */
    private static final int CHARACTER_IS_LOST = 1 << 1;

    /**
     * Kustomize writes it as a block that begins with a tab, and forgets to say how far the block is indented, so that
     * nobody can read it. In the text of a values file it stands deeper, and is safe.
     */
    private static final int BLOCK_IS_LOST = 1 << 2;

    /** Kustomize and Helm write this key without quotes, and whoever reads it then merges what is not there to be merged. */
    private static final String MERGE = "<<";

    private static final int KEY_IS_LOST = 1 << 3;

    /** JSON that is read as YAML may have no longer key; kustomize, Flux and Helm all do that. */
    private static final int LONGEST_KEY = 1000;

    /**
     * Helm's templates write it as a block and indent that behind each line feed only, while whoever reads it takes two more
     * characters for the end of a line.
     */
    private static final int LINES_ARE_LOST = 1 << 4;

    /** Behind a byte order mark Helm's {@code toYaml} writes all as numbers, where no template is seen, escaped or not. */
    private static final int BRACES_ARE_LOST = 1 << 5;

    /** What the chart does to values. */
    private static final int LOST_IN_CHART = LINES_ARE_LOST | BRACES_ARE_LOST;

    private static final int EVERYTHING =
            CHANGED_BY_SUBSTITUTION | CHARACTER_IS_LOST | BLOCK_IS_LOST | KEY_IS_LOST | LOST_IN_CHART;

    private final RecentAnswers<ListNode, Integer> known = new RecentAnswers<>();

    /** Whether Flux has to leave an object with this value as it is. */
    boolean isChangedBySubstitution(Node value) {
        return (of(value) & CHANGED_BY_SUBSTITUTION) != 0;
    }

    /** Reports every text in a values file that does not arrive. */
    void reportLostInFile(Node values, Origin origin, Findings findings) {
        reportLost(values, CHARACTER_IS_LOST | KEY_IS_LOST | LOST_IN_CHART, origin, findings);
    }

    /** Reports every text in the values inside of a release that does not arrive. */
    void reportLostInRelease(Node values, Origin origin, Findings findings) {
        reportLost(values, CHARACTER_IS_LOST | BLOCK_IS_LOST | KEY_IS_LOST | LOST_IN_CHART, origin, findings);
    }

    /** Reports every text in an object's own fields that does not arrive. */
    void reportLostInFields(Node fields, Origin origin, Findings findings) {
        reportLost(fields, CHARACTER_IS_LOST | BLOCK_IS_LOST | KEY_IS_LOST, origin, findings);
    }

    private void reportLost(Node root, int hazards, Origin origin, Findings findings) {
        if ((of(root) & hazards) != 0) {
            Findings lost = new Findings();
            reportLost(root, hazards, new ArrayList<>(), root, origin, lost);
            // A label that every job of the hub adds by a rule is still one text that was said once.
            Set<List<Object>> said = new HashSet<>();
            for (Finding finding : lost.sorted()) {
                if (said.add(List.of(finding.location(), finding.message()))) {
                    findings.add(finding);
                }
            }
        }
    }

    private int of(Node node) {
        if (node instanceof TextNode text) {
            return of(text.value());
        }
        if (node instanceof ListNode list) {
            Integer found = known.about(list);
            if (found == null) {
                found = ofItems(list);
                known.remember(list, found);
            }
            return found;
        }
        int hazards = NONE;
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size() && hazards != EVERYTHING; i++) {
                hazards |= ofKey(map.key(i)) | of(map.value(i));
            }
        }
        return hazards;
    }

    private int ofItems(ListNode list) {
        int hazards = NONE;
        for (Node item : list.items()) {
            hazards |= of(item);
        }
        return hazards;
    }

    private static int ofKey(String key) {
        return isLostAsKey(key) ? KEY_IS_LOST | of(key) : of(key);
    }

    private static boolean isLostAsKey(String key) {
        return key.equals(MERGE) || (key.length() > LONGEST_KEY / 6 && lengthInJson(key) > LONGEST_KEY);
    }

    /** How many characters Go makes of a text. */
    private static int lengthInJson(String text) {
        return text.chars()
                .map(c -> c == '"' || c == '\\' ? 2 : c < ' ' || "<>&\u2028\u2029".indexOf(c) >= 0 ? 6 : 1)
                .sum();
    }

    private static int of(String text) {
        int hazards = NONE;
        boolean lines = false;
        boolean strangeLines = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lines |= c == '\n';
            strangeLines |= isStrangeBreak(c);
            if (c == '$') {
                hazards |= CHANGED_BY_SUBSTITUTION;
            } else if (c == '\n' && text.charAt(0) == '\t') {
                hazards |= BLOCK_IS_LOST;
            } else if (isLost(c)) {
                hazards |= CHARACTER_IS_LOST;
            }
        }
        if (lines && strangeLines) {
            hazards |= LINES_ARE_LOST;
        }
        return text.startsWith("\uFEFF") && text.contains("{{") ? hazards | BRACES_ARE_LOST : hazards;
    }

    private static boolean isStrangeBreak(int c) {
        return c == '\u2028' || c == '\u2029';
    }

    private static boolean isLost(char c) {
        return (c >= 0x7F && c <= 0x9F) || c >= 0xFFFE;
    }

    private static void reportLost(
            Node root, int hazards, List<Object> path, Node node, Origin origin, Findings findings) {
        if (node instanceof TextNode text) {
            reportLost(root, hazards, path, text.value(), "A text", origin, findings);
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                path.add(i);
                reportLost(root, hazards, path, list.items().get(i), origin, findings);
                path.remove(path.size() - 1);
            }
        } else if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                path.add(map.key(i));
                if ((hazards & KEY_IS_LOST) != 0 && isLostAsKey(map.key(i))) {
                    report(
                            map.key(i).equals(MERGE)
                                    ? "A key is `<<`, which readers on the way to the cluster take for a merge."
                                    : "A key is longer than `" + LONGEST_KEY
                                            + "` characters, which readers on the way to the cluster refuse.",
                            "Give it another name.",
                            OriginTrail.toKey(path, root, origin),
                            findings);
                }
                reportLost(root, hazards, path, map.key(i), "A key", origin, findings);
                reportLost(root, hazards, path, map.value(i), origin, findings);
                path.remove(path.size() - 1);
            }
        }
    }

    private static void reportLost(
            Node root, int hazards, List<Object> path, String text, String what, Origin origin, Findings findings) {
        int found = of(text) & hazards;
        if ((found & CHARACTER_IS_LOST) != 0) {
            report(
                    what + " holds the character `" + first(text, c -> isLost((char) c))
                            + "`, which readers on the way to the cluster refuse or change.",
                    "Leave the character out; in a regular expression, name it by its number, as in `\\x7F`.",
                    OriginTrail.along(path, root, origin),
                    findings);
        } else if ((found & LINES_ARE_LOST) != 0) {
            report(
                    what + " of several lines holds the line break `" + first(text, TextHazards::isStrangeBreak)
                            + "`, behind which Helm does not go on as it should.",
                    "Leave the character out.",
                    OriginTrail.along(path, root, origin),
                    findings);
        } else if ((found & BRACES_ARE_LOST) != 0) {
            report(
                    what + " with `{{` begins with the character `U+FEFF`, which hides the braces from Helm.",
                    "Leave the character out.",
                    OriginTrail.along(path, root, origin),
                    findings);
        } else if (found != 0) {
            report(
                    what + " of several lines begins with a tab (`\\t`), and kustomize breaks it.",
                    "Begin it with something else.",
                    OriginTrail.along(path, root, origin),
                    findings);
        }
    }

    private static String first(String text, IntPredicate wanted) {
        return String.format(
                Locale.ROOT, "U+%04X", text.chars().filter(wanted).findFirst().orElseThrow());
    }

    private static void report(String message, String hint, OriginTrail trail, Findings findings) {
        findings.add(new Finding(LOST, Severity.ERROR, trail.path(), trail.location(), message, hint, List.of()));
    }
}
