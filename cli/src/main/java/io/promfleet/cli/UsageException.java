package io.promfleet.cli;

import picocli.CommandLine.TypeConversionException;

/** Something typed cannot be obeyed. Its message is the sentence that the user reads. */
final class UsageException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
