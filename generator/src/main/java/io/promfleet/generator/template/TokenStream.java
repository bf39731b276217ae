package io.promfleet.generator.template;

import io.promfleet.generator.template.TemplateToken.Kind;
import java.util.List;

/** The pieces of a template, one behind the other. */
final class TokenStream {
    private final List<TemplateToken> tokens;
    private int next;

    TokenStream(List<TemplateToken> tokens) {
        this.tokens = tokens;
    }

    /** Where it is, for {@link #back}. */
    int place() {
        return next;
    }

    void back(int place) {
        next = place;
    }

    TemplateToken peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    TemplateToken next() {
        TemplateToken token = peek();
        next++;
        return token;
    }

    TemplateToken peekBehindSpace() {
        while (peek().kind() == Kind.SPACE) {
            next++;
        }
        return peek();
    }

    TemplateToken nextBehindSpace() {
        peekBehindSpace();
        return next();
    }

    /** Takes a piece that has to be there. */
    TemplateToken take(Kind kind, String context) throws TemplateException {
        TemplateToken token = nextBehindSpace();
        if (token.kind() != kind) {
            throw unexpected(token, context);
        }
        return token;
    }

    /** What is wrong with a piece that has no place where it stands. */
    static TemplateException unexpected(TemplateToken token, String context) {
        return token.kind() == Kind.FAULT
                ? new TemplateException(token.at(), token.text(), "Mend what is there.")
                : new TemplateException(
                        token.at(), token.describe() + " has no place in " + context + ".", "Mend what is there.");
    }
}
