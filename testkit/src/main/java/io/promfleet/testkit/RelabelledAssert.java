package io.promfleet.testkit;

import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.RelabelTrace;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * What targets and series have in common once rules were applied to them. Every failure shows what each rule did.
 *
 * @param <S> the assertions that it is part of
 */
public abstract class RelabelledAssert<S extends RelabelledAssert<S>> extends AbstractAssert<S, RelabelTrace> {
    RelabelledAssert(RelabelTrace trace, Class<?> type) {
        super(trace, type);
    }

    /** The labels that are left; empty if none are. */
    abstract Optional<LabelSet> left();

    /** Why nothing is left, in a few words. */
    abstract String absence();

    /**
     * It is kept.
     *
     * @return this
     */
    public S keeps() {
        labels();
        return myself;
    }

    /**
     * It has a label.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public S hasLabel(String name, String value) {
        LabelSet labels = labels();
        if (!labels.contains(name)) {
            failed("Expected the label `%s` to be `%s`, but there is none.".formatted(name, value));
        } else if (!labels.get(name).equals(value)) {
            failed("Expected the label `%s` to be `%s`, but it is `%s`.".formatted(name, value, labels.get(name)));
        }
        return myself;
    }

    /**
     * It has no such label.
     *
     * @param name its name
     * @return this
     */
    public S doesNotHaveLabel(String name) {
        LabelSet labels = labels();
        if (labels.contains(name)) {
            failed("Expected no label `%s`, but it is `%s`.".formatted(name, labels.get(name)));
        }
        return myself;
    }

    /**
     * It has exactly these labels. Labels that start with two underscores do not count, but for {@code __name__}.
     *
     * @param namesAndValues a name, its value, the next name, and so on
     * @return this
     */
    public S hasExactlyLabels(String... namesAndValues) {
        LabelSet expected = LabelSet.of(namesAndValues);
        LabelSet labels = labels();
        LabelSet visible = labels.withoutReserved().with("__name__", labels.get("__name__"));
        if (!visible.equals(expected)) {
            failed("Expected exactly the labels\n  %s\nbut there are\n  %s".formatted(expected, visible));
        }
        return myself;
    }

    final LabelSet labels() {
        isNotNull();
        Optional<LabelSet> left = left();
        if (left.isEmpty()) {
            failed("Expected it to be kept, but %s.".formatted(absence()));
        }
        return left.orElse(LabelSet.EMPTY);
    }

    final void failed(String message) {
        // Not as a format: what rules did may hold percent signs.
        failWithMessage("%s", message + "\n\nWhat the rules did:\n" + actual);
    }
}
