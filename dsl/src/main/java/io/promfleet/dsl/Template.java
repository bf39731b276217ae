package io.promfleet.dsl;

import io.promfleet.dsl.Expressions.Expression;
import org.jspecify.annotations.Nullable;

/**
 * References to groups in a replacement, found as Go's {@code regexp.Expand} finds them: {@code $name} takes the longest
 * run of letters, digits and underscores, {@code ${name}} what stands in the braces, and a reference to a group that
 * does not exist expands to nothing. What is neither stays a dollar sign.
 */
final class Template {
    private Template() {}

    /** The first reference that no group answers to, or null. */
    static @Nullable String unknownReference(String template, Expression expression) {
        int at = template.indexOf('$');
        while (at >= 0) {
            int end = endOfReference(template, at);
            if (end > at + 1 && !hasGroup(expression, name(template, at, end))) {
                return template.substring(at, end);
            }
            at = template.indexOf('$', next(template, at, end));
        }
        return null;
    }

    /** Whether anything is replaced at all. */
    static boolean hasReference(String template) {
        int at = template.indexOf('$');
        while (at >= 0) {
            int end = endOfReference(template, at);
            if (end > at + 1) {
                return true;
            }
            at = template.indexOf('$', next(template, at, end));
        }
        return false;
    }

    /** Whether the template can become a label's name: a legal one, with references anywhere in it. */
    static boolean isLabelName(String template) {
        if (template.indexOf('$') < 0) {
            return Names.isLabelName(template);
        }
        StringBuilder name = new StringBuilder(template.length());
        int at = 0;
        while (at < template.length()) {
            int end = template.charAt(at) == '$' ? endOfReference(template, at) : at;
            if (end > at + 1 && Names.isLabelName("_" + name(template, at, end))) {
                name.append('_');
                at = end;
            } else {
                name.append(template.charAt(at));
                at++;
            }
        }
        return Names.isLabelName(name.toString());
    }

    /** Where the reference behind a dollar sign ends; just behind the sign if there is none. */
    private static int endOfReference(String template, int dollar) {
        boolean braced = dollar + 1 < template.length() && template.charAt(dollar + 1) == '{';
        int from = braced ? dollar + 2 : dollar + 1;
        int to = from;
        while (to < template.length() && isWord(template.codePointAt(to))) {
            to += Character.charCount(template.codePointAt(to));
        }
        if (to == from || (braced && (to == template.length() || template.charAt(to) != '}'))) {
            return dollar + 1;
        }
        return braced ? to + 1 : to;
    }

    /** Where to look for the next dollar sign; two in a row are one that is meant. */
    private static int next(String template, int dollar, int end) {
        return template.startsWith("$$", dollar) ? dollar + 2 : end;
    }

    private static String name(String template, int dollar, int end) {
        return template.charAt(dollar + 1) == '{'
                ? template.substring(dollar + 2, end - 1)
                : template.substring(dollar + 1, end);
    }

    private static boolean hasGroup(Expression expression, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Names.isDigit(name.charAt(i))) {
                return expression.names().contains(name);
            }
        }
        // Go takes a number with a leading zero for a name, and no group has such a name.
        boolean number = name.length() < 9 && (name.length() == 1 || name.charAt(0) != '0');
        return number && Integer.parseInt(name) <= expression.groups();
    }

    private static boolean isWord(int c) {
        return Character.isLetter(c) || Character.isDigit(c) || c == '_';
    }
}
