package io.promfleet.regex;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Runs what goes as deep as an expression is long, which no usual stack is made for. */
final class DeepStack {
    // Only what is used of it becomes memory.
    private static final long BYTES = 1L << 29;

    private DeepStack() {}

    /** The result; worked out again by a thread with a large stack if this one's is too small. */
    static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError e) {
            return callDeep(work);
        }
    }

    private static <T> T callDeep(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | StackOverflowError e) {
                        result.completeExceptionally(e);
                    }
                },
                "promfleet-regex",
                BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("an expression within Go's limits cannot be matched", e.getCause());
        }
    }
}
