package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promfleet.finding.Findings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that cannot be used, or not safely; each time nothing on disk may change. */
final class RefusalTest {
    private static final Map<String, String> TREE = Map.of("hub/a", "new");

    @TempDir
    Path temp;

    private Playground root() throws IOException {
        return new Playground(Files.createDirectories(temp.resolve("out")));
    }

    /** Writes and compares over a directory that neither may change anything below, nor around. */
    private void bothRefuse(Playground out, String finding) {
        SortedMap<String, String> before = new Playground(temp).everything();
        Playground.Outcome written = out.write(TREE);
        assertThat(written.findings()).containsExactly(finding);
        assertThat(written.result()).isEqualTo(OutputResult.NOTHING);
        assertThat(out.compare(TREE)).isEqualTo(written);
        assertThat(out.force(TREE)).isEqualTo(written);
        assertThat(new Playground(temp).everything()).isEqualTo(before);
    }

    @Test
    void refusesALinkedDirectory() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);

        bothRefuse(new Playground(link), "PF020  The output directory `ROOT` is a symbolic link.");
    }

    @Test
    void refusesALinkToNothing() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("nowhere"));

        bothRefuse(new Playground(link), "PF020  The output directory `ROOT` is a symbolic link.");
    }

    @Test
    void takesADirectoryThatALinkLeadsTo() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);

        assertThat(new Playground(link.resolve("out")).write(TREE).findings()).isEmpty();
        assertThat(real.resolve("out/hub/a")).hasContent("new");
    }

    @Test
    void refusesAFile() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        bothRefuse(new Playground(file), "PF021  The output directory `ROOT` is no directory.");
    }

    @Test
    void refusesADirectoryBelowAFile() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        bothRefuse(new Playground(file.resolve("out")), "PF022  `ROOT` cannot be written to: Not a directory.");
    }

    @Test
    void refusesALinkedFolder() throws Exception {
        Playground out = root();
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(out.root.resolve("hub"), outside);

        bothRefuse(
                out,
                "PF028 ROOT/hub:1:1 `hub` is a symbolic link or a special file, and generated files never go through"
                        + " one.");
    }

    @Test
    void refusesALinkedFile() throws Exception {
        Playground out = root();
        Path outside = Files.writeString(temp.resolve("outside"), "new");
        Files.createDirectory(out.root.resolve("hub"));
        Files.createSymbolicLink(out.root.resolve("hub/a"), outside);

        bothRefuse(
                out,
                "PF028 ROOT/hub/a:1:1 `hub/a` is a symbolic link or a special file, and generated files never go"
                        + " through one.");
    }

    @Test
    void refusesALinkedState() throws Exception {
        Playground out = root();
        Files.createSymbolicLink(out.root.resolve(".promfleet"), Files.createDirectory(temp.resolve("outside")));

        bothRefuse(
                out,
                "PF028 ROOT/.promfleet:1:1 `.promfleet` is a symbolic link or a special file, and generated files never"
                        + " go through one.");
    }

    @Test
    void refusesALinkedList() throws Exception {
        Playground out = root();
        Files.createDirectory(out.root.resolve(".promfleet"));
        Path outside = Files.writeString(temp.resolve("outside"), OwnedFiles.HEADER + "\n");
        Files.createSymbolicLink(out.root.resolve(".promfleet/owned-files"), outside);

        bothRefuse(
                out,
                "PF028 ROOT/.promfleet/owned-files:1:1 `.promfleet/owned-files` is a symbolic link or a special file,"
                        + " and generated files never go through one.");
    }

    @Test
    void neverDeletesThroughALink() throws Exception {
        Playground out = root();
        out.write(Map.of("hub/a", "1", "b", "1"));
        Files.move(out.root.resolve("hub"), temp.resolve("outside"));
        Files.createSymbolicLink(out.root.resolve("hub"), temp.resolve("outside"));

        assertThat(out.write(Map.of("b", "1")).findings()).isEmpty();
        assertThat(temp.resolve("outside/a")).hasContent("1");
        assertThat(out.owned()).containsExactly("b");
    }

    @Test
    void clearsALinkedStagingAreaWithoutFollowingIt() throws Exception {
        Playground out = root();
        Path outside =
                Files.writeString(Files.createDirectory(temp.resolve("outside")).resolve("file"), "1");
        Files.createDirectory(out.root.resolve(".promfleet"));
        Files.createSymbolicLink(out.root.resolve(".promfleet/staging"), temp.resolve("outside"));

        assertThat(out.write(TREE).findings()).isEmpty();
        assertThat(outside).hasContent("1");
    }

    @Test
    void refusesAPipeWithoutWaitingForIt() throws Exception {
        Playground out = root();
        Files.createDirectory(out.root.resolve("hub"));
        Process mkfifo = new ProcessBuilder("mkfifo", out.root.resolve("hub/a").toString()).start();
        assertThat(mkfifo.waitFor()).isZero();

        bothRefuse(
                out,
                "PF028 ROOT/hub/a:1:1 `hub/a` is a symbolic link or a special file, and generated files never go"
                        + " through one.");
    }

    @Test
    void refusesAnUnwritableDirectory() throws Exception {
        Playground out = new Playground(temp.resolve("out"), new FaultyDisk() {
            @Override
            void createDirectory(Path directory) throws IOException {
                throw new AccessDeniedException(directory.toString());
            }
        });
        assertThat(out.write(TREE).findings())
                .containsExactly("PF022  `ROOT` cannot be written to: permission denied.");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void refusesAnUnwritableFolderBeforeAnythingIsMoved() throws Exception {
        Playground out = root();
        out.write(Map.of("a", "1", "hub/a", "1", "gone/b", "1"));
        SortedMap<String, String> before = out.everything();
        Playground locked = new Playground(out.root, new FaultyDisk() {
            @Override
            boolean isWritable(Path directory) {
                return directory.equals(out.root);
            }
        });
        assertThat(locked.write(Map.of("a", "2", "hub/a", "2")).findings())
                .containsExactly(
                        "PF022  `ROOT/gone` cannot be written to: permission denied.",
                        "PF022  `ROOT/hub` cannot be written to: permission denied.");
        assertThat(out.everything()).isEqualTo(before);
    }

    @Test
    void abortsWhenTheDiskIsFull() throws Exception {
        Playground out = root();
        out.write(Map.of("hub/a", "1"));
        SortedMap<String, String> before = out.everything();
        Playground full = new Playground(out.root, new FaultyDisk() {
            @Override
            void create(Path file, byte[] bytes, int length) throws IOException {
                super.create(file, bytes, 1);
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        });
        Map<String, String> tree = new TreeMap<>(Map.of("hub/a", "2", "hub/b", "2"));
        assertThat(full.write(tree).findings())
                .containsExactly("PF034 ROOT/hub/a:1:1 The new `hub/a` cannot be stored: No space left on device.");
        assertThat(out.everything()).isEqualTo(before);
    }

    @Test
    void reportsWhatItCannotRead() throws Exception {
        Playground out = root();
        out.write(Map.of("hub/a", "1", "hub/b", "1"));
        SortedMap<String, String> before = out.everything();
        Playground broken = new Playground(out.root, new FaultyDisk() {
            @Override
            Digest digest(Path file) throws IOException {
                throw new IOException("Input/output error");
            }
        });
        assertThat(broken.write(Map.of("hub/a", "2")).findings())
                .containsExactly(
                        "PF033 ROOT/hub/a:1:1 `hub/a` cannot be read: Input/output error.",
                        "PF033 ROOT/hub/b:1:1 `hub/b` cannot be read: Input/output error.");
        assertThat(out.everything()).isEqualTo(before);
    }

    @Test
    void takesNothingAfterItsEnd() throws Exception {
        OutputRun run = OutputDirectory.at(temp.resolve("out")).write(false, new Findings());
        run.finish();

        assertThatThrownBy(() -> Playground.offer(run, "a", "1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(run::finish).isInstanceOf(IllegalStateException.class);
        run.close();
    }
}
