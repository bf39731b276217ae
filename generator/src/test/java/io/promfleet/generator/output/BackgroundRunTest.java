package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ManifestPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackgroundRunTest {
    private final Findings findings = new Findings();
    private final Recorded inner = new Recorded();

    @Test
    void handsEveryOfferOnInItsOrder() {
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            IntStream.range(0, 1000).forEach(i -> offer(run, "f" + i));
            run.finish();
        }

        assertThat(inner.events)
                .startsWith("f0", "f1")
                .endsWith("f999", "finish", "close")
                .hasSize(1002)
                .doesNotHaveDuplicates();
    }

    @Test
    void handsNothingOnAfterAnErrorHoweverFarAheadTheOffersAre() {
        inner.wrong = "f3";
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            IntStream.range(0, 100).forEach(i -> offer(run, "f" + i));
            run.await();
        }

        assertThat(inner.events).containsExactly("f0", "f1", "f2", "f3", "close");
    }

    @Test
    void closingEarlyFinishesNothing() {
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            offer(run, "f0");
        }

        assertThat(inner.events).containsExactly("f0", "close");
    }

    @Test
    void throwsWhatTheOtherThreadThrew() {
        inner.broken = "f1";
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            offer(run, "f0");
            offer(run, "f1");
            offer(run, "f2");
            assertThatThrownBy(run::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken at f1");
        }

        assertThat(inner.events).containsExactly("f0", "close");
    }

    @Test
    void keepsAnInterruptForAfterwards() {
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            Thread.currentThread().interrupt();
            IntStream.range(0, 100).forEach(i -> offer(run, "f" + i));
            run.finish();
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(inner.events).hasSize(102);
    }

    @Test
    void takesNothingMoreAfterItsEnd() {
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            run.await();
            assertThatThrownBy(() -> offer(run, "f0")).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void offer(OutputRun run, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        run.offer(new ManifestPath(path), bytes, bytes.length);
    }

    /** Remembers what it was told, in the order in which it was told. */
    private final class Recorded implements OutputRun {
        private final List<String> events = new ArrayList<>();
        private String wrong = "";
        private String broken = "";

        @Override
        public void offer(ManifestPath path, byte[] bytes, int length) {
            if (path.value().equals(broken)) {
                throw new IllegalStateException("broken at " + broken);
            }
            events.add(new String(bytes, 0, length, StandardCharsets.UTF_8));
            if (path.value().equals(wrong)) {
                findings.add(new Finding(
                        "PF999", Severity.ERROR, "hub", UnknownLocation.UNKNOWN, "Wrong.", "Mend it.", List.of()));
            }
        }

        @Override
        public OutputResult finish() {
            events.add("finish");
            return OutputResult.NOTHING;
        }

        @Override
        public void close() {
            events.add("close");
        }
    }
}
