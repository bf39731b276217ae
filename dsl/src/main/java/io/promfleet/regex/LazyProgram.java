package io.promfleet.regex;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A program that is made when it is first needed, which mostly is never. */
final class LazyProgram implements Program {
    private final Supplier<Program> made;
    // A second thread at worst does the same once more.
    private volatile @Nullable Program program;

    LazyProgram(Supplier<Program> made) {
        this.made = made;
    }

    private Program program() {
        Program known = program;
        if (known == null) {
            known = made.get();
            program = known;
        }
        return known;
    }

    @Override
    public boolean matches(CharSequence text) {
        return program().matches(text);
    }

    @Override
    public int @Nullable [] find(CharSequence text, int from) {
        return program().find(text, from);
    }
}
