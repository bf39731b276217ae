package io.promfleet.generator.output;

import io.promfleet.generator.manifest.ManifestPath;

/**
 * One run over an output directory: it is offered every file of the tree, one by one and in any order, and then
 * finished. Closing it before leaves the directory as it was. Problems are findings, never exceptions; a run that was
 * refused takes its offers and does nothing with them. For one thread.
 */
public interface OutputRun extends AutoCloseable {

    /**
     * Offers a file of the tree. The bytes are not kept, the array may be used again.
     *
     * @param path where the file goes
     * @param bytes holds the content from its first byte
     * @param length the number of bytes of content
     * @throws IllegalStateException after {@link #finish} or {@link #close}
     */
    void offer(ManifestPath path, byte[] bytes, int length);

    /**
     * Ends the run when the whole tree was offered. A write then changes the directory, unless the findings that it was
     * opened with hold any error, whoever put it there: then nothing changes.
     *
     * @return what was done, or differs; with errors among the findings, nothing
     * @throws IllegalStateException after {@link #finish} or {@link #close}
     */
    OutputResult finish();

    /** Ends the run and gives the directory back; without {@link #finish} as it was found. */
    @Override
    void close();
}
