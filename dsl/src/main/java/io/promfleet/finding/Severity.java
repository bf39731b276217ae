package io.promfleet.finding;

/** How bad a {@link Finding} is, the worst first. */
public enum Severity {
    /** The fleet cannot work as said; nothing is generated. Never suppressible. */
    ERROR,
    /** The fleet works, but most likely not as meant. */
    WARNING,
    /** Worth knowing; nothing needs to change. */
    INFO
}
