package io.promfleet.generator.output;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.YamlWriter;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes manifests, compares them with the disk and stages them on a thread of its own, while the caller makes and validates
 * the next. What is found does not depend on which of the two is ahead: the thread handles manifests in their order, all of
 * them, for one that was not offered would pass for one that is no longer generated. Only a few manifests wait at a time.
 */
public final class BackgroundRun implements AutoCloseable {
    // Enough for a cluster's small files to wait behind its large one; more would only need more memory.
    private static final int WAITING = 8;
    private static final int FIRST_CAPACITY = 1 << 16;

    private final OutputRun run;
    private final Findings findings;
    private final YamlWriter writer = new YamlWriter(); // the worker's, like the bytes
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private final BlockingQueue<Runnable> offers = new ArrayBlockingQueue<>(WAITING);
    private final Thread worker;
    private volatile @Nullable Throwable failure;
    private boolean ended; // the caller's
    private boolean stopped; // the worker's

    /**
     * Starts the thread.
     *
     * @param run a run that nothing was offered to yet; belongs to this object from now on
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
     * Offers a file of the tree; an object that is too large for Kubernetes becomes a finding.
     *
     * @param manifest a file; nothing in it may change afterwards
     * @throws IllegalArgumentException now or later, if an earlier manifest holds what {@link YamlWriter#write} refuses
     * @throws IllegalStateException after {@link #await}, {@link #finish} or {@link #close}
     */
    public void offer(Manifest manifest) {
        if (ended) {
            throw new IllegalStateException("The run is over.");
        }
        rethrow();
        put(() -> handle(manifest));
    }

    /** Waits until everything that was offered has been handled; nothing can be offered after that. */
    public void await() {
        end();
        rethrow();
    }

    /**
     * Waits, then ends the run: see {@link OutputRun#finish}.
     *
     * @return what was done, or differs; with errors among the findings, nothing
     */
    public OutputResult finish() {
        await();
        return run.finish();
    }

    /** Ends the run and the thread; without {@link #finish} the directory is as it was found. */
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

    private void handle(Manifest manifest) {
        // After a failure offers are taken all the same, for the other thread must not wait for ever.
        if (failure == null) {
            try {
                write(manifest);
            } catch (Throwable e) { // also an OutOfMemoryError is the other thread's to report
                failure = e;
            }
        }
    }

    private void write(Manifest manifest) {
        ByteBuffer written = writer.write(manifest.document());
        int length = written.remaining();
        LargestObject.check(manifest, length, findings);
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        written.get(bytes, 0, length);
        run.offer(manifest.path(), bytes, length);
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
