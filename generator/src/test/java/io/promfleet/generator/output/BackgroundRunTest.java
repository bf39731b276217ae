package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.Document;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextDocument;
import io.promfleet.generator.manifest.YamlDocument;
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
    void handsEverythingOnAfterAnErrorToo() {
        inner.wrong = "f3";
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            IntStream.range(0, 100).forEach(i -> offer(run, "f" + i));
            run.finish();
        }

        assertThat(inner.events).startsWith("f0", "f1", "f2", "f3", "f4").endsWith("f99", "finish", "close");
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
            // Whichever comes after the other thread has thrown: the next offer, or the end.
            assertThatThrownBy(() -> {
                        offer(run, "f2");
                        run.finish();
                    })
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

    @Test
    void throwsWhatNoDocumentCanSay() {
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            run.offer(manifest("f0", object("half a pair: \ud83d")));
            assertThatThrownBy(run::finish)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("half of a surrogate pair");
        }

        assertThat(inner.events).containsExactly("close");
    }

    @Test
    void refusesAnObjectThatKubernetesDoesNotTakeAndNothingElseOfThatLength() {
        String large = "x".repeat(1024 * 1024);
        try (BackgroundRun run = new BackgroundRun(inner, findings)) {
            run.offer(manifest("text.md", new TextDocument(List.of(), large)));
            run.offer(manifest(
                    "kustomization.yaml",
                    new YamlDocument(
                            List.of(),
                            MapNode.builder()
                                    .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                                    .put("text", large)
                                    .build())));
            run.offer(manifest("object.yaml", object(large)));
            run.await();
        }

        assertThat(findings.sorted())
                .extracting(Finding::id, Finding::message)
                .containsExactly(tuple(
                        "PF610",
                        "The file `object.yaml` has `1048583` bytes, and Kubernetes takes no object of more than"
                                + " `1048576`."));
    }

    private static void offer(BackgroundRun run, String path) {
        run.offer(manifest(path, new TextDocument(List.of(), path)));
    }

    private static Document object(String text) {
        return new YamlDocument(List.of(), MapNode.builder().put("text", text).build());
    }

    private static Manifest manifest(String path, Document document) {
        return new Manifest(
                new ManifestPath(path), document, null, List.of(), new Origin("hub", UnknownLocation.UNKNOWN));
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
            // Its own bytes and none of the one before: every text here is its path.
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
            events.add(text.length() > 100 ? path.value() : text);
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
