package io.promfleet.dsl;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References to groups in a replacement, found as Go's {@code regexp.Expand} finds them: {@code $name} takes the longest
 * run of letters, digits and underscores, {@code ${name}} what stands in the braces, and a reference to a group that
 * does not exist expands to nothing.
 */
final class Template {
    private Template() {}

    /** The first reference that no group answers to, or null. */
    static @Nullable String unknownReference(String template, Pattern pattern) {
        int at = template.indexOf('$');
        while (at >= 0 && at + 1 < template.length()) {
            if (template.charAt(at + 1) == '$') {
                at = template.indexOf('$', at + 2);
                continue;
            }
            boolean braced = template.charAt(at + 1) == '{';
            int from = braced ? at + 2 : at + 1;
            int to = from;
            while (to < template.length() && isWord(template.charAt(to))) {
                to++;
            }
            boolean closed = !braced || (to < template.length() && template.charAt(to) == '}');
            String name = template.substring(from, to);
            // An unclosed or empty reference is no reference: Go writes the dollar sign as it is.
            if (closed && !name.isEmpty() && !hasGroup(pattern, name)) {
                return template.substring(at, braced ? to + 1 : to);
            }
            at = template.indexOf('$', Math.max(to, at + 1));
        }
        return null;
    }

    /** The template with every reference replaced by a letter, to judge what stands between them. */
    static String withoutReferences(String template) {
        return template.indexOf('$') < 0 ? template : template.replaceAll("\\$(\\{\\w+}|\\w+)", "x");
    }

    private static boolean hasGroup(Pattern pattern, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Names.isDigit(name.charAt(i))) {
                return pattern.namedGroups().containsKey(name);
            }
        }
        return name.length() < 9 && Integer.parseInt(name) <= pattern.groupCount();
    }

    private static boolean isWord(char c) {
        return Names.isLetter(c) || Names.isDigit(c) || c == '_';
    }
}
