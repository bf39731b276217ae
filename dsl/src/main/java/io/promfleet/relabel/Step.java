package io.promfleet.relabel;

import io.promfleet.regex.Expansion;
import io.promfleet.regex.LetterCase;
import io.promfleet.regex.Regex;
import io.promfleet.regex.RegexMatch;
import io.promfleet.regex.Template;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One rule, ready to be applied. */
abstract sealed class Step {
    /** Applies the rule; false if it drops the labels. */
    abstract boolean apply(LabelBuffer labels);

    /** The value that it looks at; null if it looks at every label's name. */
    @Nullable
    Source source() {
        return null;
    }

    /** The expression that it matches that value or those names with; null if it has none. */
    @Nullable
    Regex regex() {
        return null;
    }

    /** {@code keep} and {@code drop}. */
    static final class Match extends Step {
        private final Source source;
        private final Regex regex;
        private final boolean keeps;

        Match(Source source, Regex regex, boolean keeps) {
            this.source = source;
            this.regex = regex;
            this.keeps = keeps;
        }

        @Override
        boolean apply(LabelBuffer labels) {
            return regex.matches(source.of(labels)) == keeps;
        }

        @Override
        Source source() {
            return source;
        }

        @Override
        Regex regex() {
            return regex;
        }
    }

    /** {@code keepequal} and {@code dropequal}. */
    static final class Equal extends Step {
        private final Source source;
        private final String target;
        private final boolean keeps;

        Equal(Source source, String target, boolean keeps) {
            this.source = source;
            this.target = target;
            this.keeps = keeps;
        }

        @Override
        boolean apply(LabelBuffer labels) {
            return labels.get(target).contentEquals(source.of(labels)) == keeps;
        }

        @Override
        Source source() {
            return source;
        }
    }

    /** {@code replace}. */
    static final class Replacing extends Step {
        private final Source source;
        private final Regex regex;
        private final String targetTemplate;
        private final Expansion target;
        private final Expansion value;
        private final Dialect dialect;

        Replacing(Source source, Regex regex, String target, String value, Dialect dialect) {
            this.source = source;
            this.regex = regex;
            this.targetTemplate = target;
            this.target = Template.parse(target).of(regex);
            this.value = Template.parse(value).of(regex);
            this.dialect = dialect;
        }

        @Override
        boolean apply(LabelBuffer labels) {
            CharSequence text = source.of(labels);
            String constantTarget = target.constant();
            String constantValue = value.constant();
            if (constantTarget != null && constantValue != null) {
                if (regex.matches(text)) {
                    replace(labels, constantTarget, constantValue);
                }
                return true;
            }
            RegexMatch match = regex.match(text);
            if (match != null) {
                replace(labels, target.expand(match), value.expand(match));
            }
            return true;
        }

        private void replace(LabelBuffer labels, String name, String text) {
            if (!dialect.names().isLabelName(name)) {
                if (dialect.deletesTheTemplate()) {
                    labels.delete(targetTemplate);
                }
            } else if (text.isEmpty()) {
                labels.delete(dialect.deletesTheTemplate() ? targetTemplate : name);
            } else {
                labels.set(name, text);
            }
        }

        @Override
        Source source() {
            return source;
        }

        @Override
        Regex regex() {
            return regex;
        }
    }

    /** {@code hashmod}. */
    static final class Hash extends Step {
        private final Source source;
        private final long modulus;
        private final String target;

        Hash(Source source, long modulus, String target) {
            this.source = source;
            this.modulus = modulus;
            this.target = target;
        }

        @Override
        boolean apply(LabelBuffer labels) {
            long hash = Scratch.ofThread().hash(source.of(labels).toString());
            labels.set(target, Long.toUnsignedString(Long.remainderUnsigned(hash, modulus)));
            return true;
        }

        @Override
        Source source() {
            return source;
        }
    }

    /** {@code lowercase} and {@code uppercase}. */
    static final class Case extends Step {
        private final Source source;
        private final String target;
        private final UnaryOperator<String> mapping;

        Case(Source source, String target, boolean lower) {
            this.source = source;
            this.target = target;
            this.mapping = lower ? LetterCase::lower : LetterCase::upper;
        }

        @Override
        boolean apply(LabelBuffer labels) {
            labels.set(target, mapping.apply(source.of(labels).toString()));
            return true;
        }

        @Override
        Source source() {
            return source;
        }
    }

    /** {@code labelmap}. */
    static final class Mapping extends Step {
        private final Regex regex;
        private final Expansion name;

        Mapping(Regex regex, String replacement) {
            this.regex = regex;
            this.name = Template.parse(replacement).of(regex);
        }

        @Override
        boolean apply(LabelBuffer labels) {
            // All that matches is found first: what is mapped is what was there before the rule.
            int places = labels.places();
            String[] found = null;
            int count = 0;
            for (int i = 0; i < places; i++) {
                if (!labels.isHidden(i) && regex.matches(labels.name(i))) {
                    if (found == null) {
                        found = new String[2 * (places - i)];
                    }
                    found[count++] = name.replaceAll(labels.name(i));
                    found[count++] = labels.value(i);
                }
            }
            for (int i = 0; i < count && found != null; i += 2) {
                labels.set(found[i], found[i + 1]);
            }
            return true;
        }

        @Override
        Regex regex() {
            return regex;
        }
    }

    /** {@code labeldrop} and {@code labelkeep}. */
    static final class Removal extends Step {
        private final Regex regex;
        private final boolean removesMatching;

        Removal(Regex regex, boolean removesMatching) {
            this.regex = regex;
            this.removesMatching = removesMatching;
        }

        @Override
        boolean apply(LabelBuffer labels) {
            // From behind, because what was set moves up when something before it goes.
            for (int i = labels.places() - 1; i >= 0; i--) {
                if (!labels.isHidden(i) && regex.matches(labels.name(i)) == removesMatching) {
                    labels.delete(labels.name(i));
                }
            }
            return true;
        }

        @Override
        Regex regex() {
            return regex;
        }
    }
}
