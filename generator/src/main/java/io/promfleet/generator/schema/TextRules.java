package io.promfleet.generator.schema;

import org.jspecify.annotations.Nullable;

/** What a schema asks of strings. Lengths count Unicode code points. */
final class TextRules {
    int shortest;
    int longest = Integer.MAX_VALUE;

    @Nullable
    TextPattern pattern;

    Verdict judge(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            return Verdict.REJECTED;
        }
        return pattern == null ? Verdict.ACCEPTED : pattern.judge(text);
    }
}
