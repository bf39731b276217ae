package io.promfleet.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.approvaltests.approvers.ApprovalApprover;
import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.core.VerifyResult;

/**
 * Approves a generated file when it has the bytes of the expected one. Opens no diff tool: on a build machine nobody would
 * close it.
 *
 * @param generated the file
 * @param expected what it must be
 */
record FileApproval(Path generated, Path expected) implements ApprovalApprover {
    @Override
    public VerifyResult approve() {
        try {
            return VerifyResult.from(Files.mismatch(generated, expected) < 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public VerifyResult reportFailure(ApprovalFailureReporter reporter) {
        return VerifyResult.FAILURE;
    }

    @Override
    public void cleanUpAfterSuccess(ApprovalFailureReporter reporter) {}

    @Override
    public void fail() {
        List<String> is = lines(generated);
        List<String> was = lines(expected);
        int line = 0;
        while (line < is.size() && line < was.size() && is.get(line).equals(was.get(line))) {
            line++;
        }
        throw new AssertionError(
                "line " + (line + 1) + " is\n  " + lineOf(is, line) + "\nand not\n  " + lineOf(was, line));
    }

    private static String lineOf(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(the end)";
    }

    private static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
