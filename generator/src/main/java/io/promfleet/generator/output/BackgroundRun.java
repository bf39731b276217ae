package io.promfleet.generator.output;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ManifestPath;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A run whose offers are worked off by a thread of its own, so that the next document is made while this one is compared
 * with the disk and staged. What is found does not depend on which of the two is ahead: the thread handles offers in their
 * order, and none after its first error. Only a few documents wait at a time.
 */
public final class BackgroundRun implements OutputRun {
    // Enough for a cluster's small files to wait behind its large one; more would only need more memory.
    private static final int WAITING = 8;

    private final OutputRun run;
    private final Findings findings;
    private final BlockingQueue<Runnable> offers = new ArrayBlockingQueue<>(WAITING);
    private final Thread worker;
    private volatile @Nullable Throwable failure;
    private boolean ended; // the caller's
    private boolean stopped; // the worker's

    /**
     * Moves the offers of a run to a thread of their own.
     *
     * @param run a run that nothing was offered to yet; belongs to this one from now on
     * @param findings those that the run was opened with; nobody else may use them before {@link #await} has returned
     */
    public BackgroundRun(OutputRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
        worker = new Thread(this::work, "promfleet-output");
        // If the process ends in between, the directory is as it was.
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Offers a file of the tree. The array belongs to the run from now on and must not be changed.
     *
     * @param path where the file goes
     * @param bytes holds the content from its first byte
     * @param length the number of bytes of content
     */
    @Override
    public void offer(ManifestPath path, byte[] bytes, int length) {
        if (ended) {
            throw new IllegalStateException("The run is over.");
        }
        rethrow();
        put(() -> handle(path, bytes, length));
    }

    /** Waits until everything that was offered has been handled; nothing can be offered after that. */
    public void await() {
        end();
        rethrow();
    }

    @Override
    public OutputResult finish() {
        await();
        return run.finish();
    }

    @Override
    public void close() {
        end();
        run.close();
    }

    private void end() {
        if (!ended) {
            ended = true;
            put(this::stop);
            uninterrupted(worker::join);
        }
    }

    private void put(Runnable offer) {
        uninterrupted(() -> offers.put(offer));
    }

    private void work() {
        while (!stopped) {
            uninterrupted(() -> offers.take().run());
        }
    }

    private void stop() {
        stopped = true;
    }

    private void handle(ManifestPath path, byte[] bytes, int length) {
        // After a failure offers are taken all the same, for the other thread must not wait for ever.
        if (failure == null && !findings.hasErrors()) {
            try {
                run.offer(path, bytes, length);
            } catch (Throwable e) { // also an OutOfMemoryError is the other thread's to report
                failure = e;
            }
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /** Does what may wait, to its end: a half-made tree helps nobody. Whoever interrupted is heard afterwards. */
    private static void uninterrupted(Waiting waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    waiting.run();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }
}
