package io.promfleet.generator.output;

import io.promfleet.generator.manifest.ManifestPath;

/** A run over a directory that cannot be used, which was reported when it was opened: does nothing. */
final class RefusedRun implements OutputRun {
    @Override
    public void offer(ManifestPath path, byte[] bytes, int length) {}

    @Override
    public OutputResult finish() {
        return OutputResult.NOTHING;
    }

    @Override
    public void close() {}
}
