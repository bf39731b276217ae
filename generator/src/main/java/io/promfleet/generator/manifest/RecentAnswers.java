package io.promfleet.generator.manifest;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out lately about objects that stand in many places, by identity. Forgets everything once that is much:
 * what recurs is soon known again, and what was asked about once does not stay in memory with all that hangs on it.
 *
 * @param <K> what is asked about
 * @param <V> the answer
 */
public final class RecentAnswers<K, V> {
    private static final int MOST = 1 << 10;

    private final IdentityHashMap<K, V> answers = new IdentityHashMap<>();

    /** Knows nothing yet. */
    public RecentAnswers() {}

    /**
     * The answer about an object.
     *
     * @param about this very object
     * @return the answer, or null if it is not known or was forgotten
     */
    public @Nullable V about(K about) {
        return answers.get(about);
    }

    /**
     * Remembers an answer.
     *
     * @param about this very object
     * @param answer the answer
     */
    public void remember(K about, V answer) {
        if (answers.size() >= MOST) {
            answers.clear();
        }
        answers.put(about, answer);
    }
}
