package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.Path;

/** A file system that fails, or kills the run, at a chosen step of all those that change something. */
class FaultyDisk extends Disk {
    /** What stands in for the death of the process: nothing can be done after it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** What happens at the chosen step. */
    enum Fault {
        /** The process dies before the step. */
        KILL,
        /** The step fails, later ones work. */
        FAIL,
        /** The step fails, and every one after it. */
        FAIL_FROM_HERE
    }

    private final Fault fault;
    private final int at;
    private int steps;

    FaultyDisk() {
        this(Fault.FAIL, Integer.MAX_VALUE);
    }

    FaultyDisk(Fault fault, int at) {
        this.fault = fault;
        this.at = at;
    }

    /** Whether the run got as far as the chosen step. */
    boolean reached() {
        return steps > at;
    }

    private void step() throws IOException {
        int step = steps++;
        if (step < at) {
            return;
        }
        if (fault == Fault.KILL) {
            throw new Killed();
        }
        if (step == at || fault == Fault.FAIL_FROM_HERE) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    void createDirectory(Path directory) throws IOException {
        step();
        super.createDirectory(directory);
    }

    @Override
    void create(Path file, byte[] bytes, int length) throws IOException {
        step();
        super.create(file, bytes, length);
    }

    @Override
    void createDurable(Path file, byte[] bytes, int length) throws IOException {
        step();
        super.create(file, bytes, length); // no test can cut the power, and syncing is slow
    }

    @Override
    void syncDirectory(Path directory) {}

    @Override
    void move(Path from, Path to) throws IOException {
        step();
        super.move(from, to);
    }

    @Override
    void delete(Path path) throws IOException {
        step();
        super.delete(path);
    }
}
