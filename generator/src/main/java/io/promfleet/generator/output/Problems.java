package io.promfleet.generator.output;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an output directory, as findings that name the file and the way out. */
final class Problems {
    // A checkout that converted line ends makes every file differ: a thousand named files are proof enough.
    private static final int NAMED = 1000;

    static final String FORCE = "`-Dpromfleet.force=true` (Maven) or `--force` (command line)";

    private final Layout layout;
    private final Findings findings;
    private int named;
    private int unnamed;

    Problems(Layout layout, Findings findings) {
        this.layout = layout;
        this.findings = findings;
    }

    /** Whether anything stops the run, found here or before. */
    boolean any() {
        return findings.hasErrors();
    }

    /** Reports something about a path below the output directory. */
    void atFile(OutputRule rule, String path, String message, String hint) {
        atLine(rule, path, 1, message, hint);
    }

    void atLine(OutputRule rule, String path, int line, String message, String hint) {
        if (named == NAMED) {
            unnamed++;
            return;
        }
        named++;
        findings.add(rule.error(new FilePosition(layout.file(path).toString(), line, 1), message, hint));
    }

    /** Reports something about the output directory as a whole. */
    void atDirectory(OutputRule rule, String message, String hint) {
        findings.add(rule.error(message, hint));
    }

    /** Reports how many findings were left out; called once, at the end. */
    void summarize() {
        if (unnamed > 0) {
            atDirectory(
                    OutputRule.MORE,
                    unnamed + " more files in `" + layout.root() + "` have problems of the same kinds.",
                    "Put right the ones named here and run again.");
        }
    }

    /** Whether a list is that of an owner, or of nobody; reported if it is somebody else's. */
    boolean isOwn(OwnedList list, @Nullable Owner owner) {
        Owner other = list.owner();
        if (owner == null || other == null || owner.name().equals(other.name())) {
            return true;
        }
        atDirectory(
                OutputRule.OTHER_FLEET,
                "`" + layout.root() + "` holds what was generated for " + other.name() + ", and this is " + owner.name()
                        + ".",
                "Generate into another directory; if it is the same fleet under a new name, let it take the files over with "
                        + FORCE + ".");
        return false;
    }

    /** Whether files may go without a word: not if another class generated them, which may be about another fleet. */
    boolean isSameDefinition(@Nullable Owner before, @Nullable Owner now, int going) {
        if (going == 0 || before == null || now == null || before.definition().equals(now.definition())) {
            return true;
        }
        atDirectory(
                OutputRule.OTHER_FLEET,
                "`" + layout.root() + "` holds `" + going + "` files that `" + before.definition() + "` generated and `"
                        + now.definition() + "` does not.",
                "If these are two fleets, give each a name with `fleet.name` and a directory of its own; if the class was"
                        + " renamed, let it delete the files with " + FORCE + ".");
        return false;
    }

    void unreadable(String path, IOException e) {
        atFile(
                OutputRule.UNREADABLE,
                path,
                "`" + path + "` cannot be read: " + reason(e) + ".",
                "Make it readable for the user who runs promfleet.");
    }

    void linkOrFile(String path, boolean file) {
        if (file) {
            fileInTheWay(path);
        } else {
            linkOnTheWay(path);
        }
    }

    void linkOnTheWay(String path) {
        atFile(
                OutputRule.LINK_ON_THE_WAY,
                path,
                "`" + path + "` is a symbolic link or a special file, and generated files never go through one.",
                "Replace it by a plain file or folder, or remove it.");
    }

    void edited(String path) {
        atFile(
                OutputRule.EDITED,
                path,
                "`" + path + "` was generated and then edited by hand.",
                "Move the change into the definition and remove the file, or overwrite the file with " + FORCE + ".");
    }

    void converted(String path) {
        atFile(
                OutputRule.EDITED,
                path,
                "`" + path + "` was generated with LF line ends and now has CRLF.",
                "Put a `.gitattributes` file with the line `* -text` into the output directory and check the files "
                        + "out again.");
    }

    void editedOrphan(String path) {
        atFile(
                OutputRule.EDITED_ORPHAN,
                path,
                "`" + path + "` is no longer generated, and it was edited by hand.",
                "Move what you need out of it and remove it, or have it deleted with " + FORCE + ".");
    }

    void foreign(String path) {
        atFile(
                OutputRule.FOREIGN_FILE,
                path,
                "`" + path + "` has to be generated, and a file that promfleet did not generate is in its place.",
                "Move the file away, or overwrite it with " + FORCE + ".");
    }

    void folderInTheWay(String path) {
        atFile(
                OutputRule.WRONG_KIND,
                path,
                "`" + path + "` has to be a file, and a folder with files that were not generated is in its place.",
                "Move the folder away.");
    }

    void fileInTheWay(String path) {
        atFile(
                OutputRule.WRONG_KIND,
                path,
                "`" + path + "` has to be a folder, and a file that was not generated is in its place.",
                "Move the file away.");
    }

    void unwritable(String directory, String reason) {
        atDirectory(
                OutputRule.UNWRITABLE,
                "`" + directory + "` cannot be written to: " + reason + ".",
                "Give the user who runs promfleet write access to it, or choose another output directory.");
    }

    /** The cause in words, without the path that the message names already. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
            return fileSystem.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
