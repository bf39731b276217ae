package io.promfleet.verify;

/** What is looked at; the words never change, so that programs can go by them. */
public enum Check {
    /** The hub answers. */
    HUB("hub"),
    /** Its receiver is there. */
    RECEIVER("receiver"),
    /** It runs the version of the fleet. */
    VERSION("version"),
    /** It was started as the fleet needs it. */
    FLAGS("flags"),
    /** It refuses nothing that it is sent. */
    REFUSALS("refusals"),
    /** A cluster shows a sign of life. */
    CLUSTER("cluster"),
    /** {@code up} of a job arrives. */
    UP("up"),
    /** The targets of a job can be scraped. */
    TARGETS("targets"),
    /** The newest samples are new. */
    AGE("age"),
    /** The clock of a cluster goes as the hub's does. */
    CLOCK("clock"),
    /** A sender keeps up. */
    DELAY("delay"),
    /** Series carry the identity of their cluster. */
    IDENTITY("identity"),
    /** Nothing arrives of a cluster that the fleet does not have. */
    STRANGERS("strangers"),
    /** One server sends a series, and not two. */
    DOUBLE("double"),
    /** {@code gotk_resource_info} arrives. */
    FLUX("flux"),
    /** {@code kubernetes_build_info} arrives. */
    KUBERNETES("kubernetes"),
    /** The Prometheus of a source sends what it has. */
    SENDER("sender");

    private final String word;

    Check(String word) {
        this.word = word;
    }

    /**
     * How it is called in reports.
     *
     * @return a word
     */
    public String word() {
        return word;
    }
}
