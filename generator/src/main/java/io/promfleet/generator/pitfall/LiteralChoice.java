package io.promfleet.generator.pitfall;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Expressions that are a plain choice of texts, such as {@code shop|payments}: all that they match can be listed. */
final class LiteralChoice {
    private static final String SPECIAL = ".+*?()[]{}^$\\";
    private static final int MOST = 1000;

    private LiteralChoice() {}

    /** The texts that an expression matches; empty where it is more than a choice of texts. */
    static Optional<Set<String>> of(String regex) {
        Set<String> choice = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '|') {
                choice.add(text.toString());
                text.setLength(0);
            } else if (c == '\\' && i + 1 < regex.length() && SPECIAL.indexOf(regex.charAt(i + 1)) >= 0) {
                text.append(regex.charAt(++i));
            } else if (SPECIAL.indexOf(c) >= 0) {
                return Optional.empty();
            } else {
                text.append(c);
            }
        }
        choice.add(text.toString());
        return choice.size() > MOST ? Optional.empty() : Optional.of(choice);
    }
}
