package io.promfleet.regex;

import org.jspecify.annotations.Nullable;

/** A way to match one expression. Texts hold no unpaired surrogates. */
interface Program {
    /** Whether it matches. */
    boolean matches(CharSequence text);

    /**
     * The first match that starts at a place or behind it.
     *
     * @return where the match and its groups start and end, two numbers each, -1 for a group that took no part; null
     *     without a match
     */
    int @Nullable [] find(CharSequence text, int from);
}
