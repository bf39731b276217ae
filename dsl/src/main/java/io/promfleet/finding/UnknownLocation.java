package io.promfleet.finding;

/** No place is known, for instance because a class was compiled without line numbers; the model path has to do. */
public enum UnknownLocation implements Location {
    /** The only instance. */
    UNKNOWN;

    @Override
    public String describe() {
        return "";
    }
}
