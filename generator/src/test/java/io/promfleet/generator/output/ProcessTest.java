package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes and threads: killed for good, at once, and in unusual surroundings. */
final class ProcessTest {
    private static final String LOCKED = "PF023  Another run is writing to `ROOT`.";

    @TempDir
    Path temp;

    private static BufferedReader outputOf(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void leavesOneTreeOrTheOtherWhenItsProcessIsKilled() throws Exception {
        Playground out = new Playground(temp.resolve("out"));
        SortedMap<String, String> even = ChildProcess.tree(0);
        SortedMap<String, String> odd = ChildProcess.tree(1);
        Random random = new Random(20);
        for (int i = 0; i < 8; i++) {
            Process process = ChildProcess.start(temp, "loop", Map.of());
            for (int written = random.nextInt(4); written >= 0; written--) {
                assertThat(outputOf(process).readLine()).isEqualTo("written");
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
            process.destroyForcibly().waitFor();

            Findings findings = new Findings();
            OutputDirectory.at(out.root).write(false, findings).close();
            assertThat(out.describe(findings)).isEmpty();
            SortedMap<String, String> files = out.files();
            assertThat(files).isEqualTo(files.containsKey("kind") ? even : odd);
            assertThat(out.owned()).containsExactlyElementsOf(files.keySet());
            assertThat(out.root.resolve(".promfleet")).isDirectoryNotContaining("glob:**/{staging,commit,lock}");
        }
        assertThat(out.write(even).findings()).isEmpty();
        assertThat(out.files()).isEqualTo(even);
    }

    @Test
    void keepsAnotherProcessOutUntilItDies() throws Exception {
        Playground out = new Playground(temp.resolve("out"));
        out.write(Map.of("a", "1"));
        Process process = ChildProcess.start(temp, "hold", Map.of());
        assertThat(outputOf(process).readLine()).isEqualTo("holding");
        SortedMap<String, String> before = out.files();

        assertThat(out.write(Map.of("a", "2")).findings()).containsExactly(LOCKED);
        assertThat(out.files()).isEqualTo(before);
        assertThat(out.compare(Map.of("a", "1")).result().upToDate()).isTrue();

        process.destroyForcibly().waitFor();
        assertThat(out.write(Map.of("a", "2")).findings()).isEmpty();
    }

    @Test
    void keepsOtherProcessesOutStillAfterASecondRunOfItsOwnWasRefused() throws Exception {
        Playground out = new Playground(temp.resolve("out"));
        try (OutputRun run = OutputDirectory.at(out.root).write(false, new Findings())) {
            assertThat(out.write(Map.of("a", "1")).findings()).containsExactly(LOCKED);
            Process process = ChildProcess.start(temp, "once", Map.of());
            assertThat(outputOf(process).readLine()).contains("id=PF023");
            assertThat(process.waitFor()).isZero();
            Playground.offer(run, "a", "1");
            run.finish();
        }
        assertThat(out.files()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void letsExactlyOneOfManyThreadsIn() throws Exception {
        Path root = temp.resolve("out");
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                CyclicBarrier start = new CyclicBarrier(threads);
                CountDownLatch opened = new CountDownLatch(threads);
                List<Future<Boolean>> entered = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    entered.add(executor.submit(() -> {
                        Findings findings = new Findings();
                        start.await();
                        OutputRun run = OutputDirectory.at(root).write(false, findings);
                        opened.countDown();
                        opened.await();
                        run.close();
                        return !findings.hasErrors();
                    }));
                }
                int inside = 0;
                for (Future<Boolean> one : entered) {
                    inside += one.get() ? 1 : 0;
                }
                assertThat(inside).isEqualTo(1);
                assertThat(new Playground(root).files()).isEmpty();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void writesTheSameInAnyLocaleCharsetAndTimeZoneBelowANonAsciiDirectory() throws Exception {
        Playground reference = new Playground(temp.resolve("reference/out"));
        assertThat(reference.write(ChildProcess.tree(0)).findings()).isEmpty();
        Path start = Files.createDirectory(temp.resolve("start"));
        Path odd = directoryOutsideAscii(start);

        Process process = ChildProcess.start(
                start,
                "below",
                Map.of("LC_ALL", "C", "LANG", "C", "TZ", "Asia/Kathmandu"),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=US-ASCII");
        assertThat(outputOf(process).readLine()).isEqualTo("[]");
        assertThat(process.waitFor()).isZero();

        assertThat(new Playground(odd.resolve("out")).everything()).isEqualTo(reference.everything());
    }

    /** A directory with a name outside ASCII, whatever the charset for file names is in this process. */
    private static Path directoryOutsideAscii(Path parent) throws IOException, InterruptedException {
        Process mkdir = new ProcessBuilder("sh", "-c", "mkdir \"$(printf 'gr\\303\\266\\303\\237e')\"")
                .directory(parent.toFile())
                .start();
        assertThat(mkdir.waitFor()).isZero();
        return ChildProcess.onlyFolderIn(parent);
    }
}
