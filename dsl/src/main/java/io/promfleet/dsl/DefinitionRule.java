package io.promfleet.dsl;

import io.promfleet.finding.Severity;

/** What can be wrong with a definition by itself, before any check looks at the fleet as a whole. */
enum DefinitionRule {
    /** A fleet has no hub. */
    NO_HUB("PF001"),
    /** Two clusters of a fleet have one name. */
    DUPLICATE_CLUSTER("PF002"),
    /** Something that must be said was not. */
    MISSING("PF003"),
    /** Something that can be said once was said twice. */
    SAID_TWICE("PF004"),
    /** A name or value that its target cannot take. */
    ILLEGAL_VALUE("PF005"),
    /** A fleet has more than one hub. */
    SECOND_HUB("PF008"),
    /** Something was said after what it belongs to was complete. */
    TOO_LATE("PF009"),
    /** The definition's own code failed. */
    DEFINITION_FAILED("PF010"),
    /** A label name or value is illegal, or belongs to the fleet's identity. */
    LABEL("PF108"),
    /** A regular expression is not RE2. */
    REGEX("PF201"),
    /** A rule lacks what its action needs. */
    RELABEL_RULE("PF203"),
    /** A replacement names a group that the expression does not have. */
    CAPTURE_GROUP("PF205"),
    /** A credential stands where only a reference to a Secret may. */
    LITERAL_CREDENTIAL("PF303"),
    /** A header is reserved by Prometheus. */
    RESERVED_HEADER("PF305"),
    /** Bounds of a queue contradict each other. */
    QUEUE_BOUNDS("PF306"),
    /** Two remote writes of a cluster have one name. */
    DUPLICATE_REMOTE_WRITE("PF316"),
    /** Something that was said does nothing. */
    WITHOUT_EFFECT("PF343", Severity.WARNING),
    /** A scrape may take longer than its interval. */
    TIMEOUT_ABOVE_INTERVAL("PF507"),
    /** Two jobs of a cluster have one name. */
    DUPLICATE_JOB("PF508"),
    /** A remote write is said for a source in which nothing sends. */
    NOTHING_SENDS("PF515");

    private final String id;
    private final Severity severity;

    DefinitionRule(String id) {
        this(id, Severity.ERROR);
    }

    DefinitionRule(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    String id() {
        return id;
    }

    Severity severity() {
        return severity;
    }
}
