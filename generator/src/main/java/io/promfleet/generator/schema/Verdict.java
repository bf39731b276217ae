package io.promfleet.generator.schema;

/** What the acceptor knows of a value. Both certain answers are proven against the library by a property test. */
enum Verdict {
    /** Certainly valid. */
    ACCEPTED,
    /** Certainly invalid; needed for {@code not}, {@code oneOf} and {@code if}, never reported. */
    REJECTED,
    /** Not known: the library has to judge. */
    UNDECIDED
}
