package io.promfleet.verify;

/** What the hub is asked; one question without an answer leaves the others as they are. */
enum Question {
    VERSION("which release it is"),
    FLAGS("how it was started"),
    CONFIGURATION("how late a sample may be"),
    RECEIVER("whether it receives"),
    UP("which jobs arrive"),
    TARGETS("how many targets are up"),
    IDENTITY("which labels series carry"),
    DENSITY("how many samples a series gets"),
    INFOS("which versions and objects the clusters show"),
    POOLS("how many targets each server has"),
    BEHIND("how far senders are behind"),
    AHEAD("whether samples are of the future"),
    REFUSALS("what it refused"),
    BEFORE("when what is missing was there"),
    OTHERS("whether anything else arrives"),
    WITHOUT_UP("what arrives of jobs without `up`"),
    STRANGERS("which clusters there are");

    private final String what;

    Question(String what) {
        this.what = what;
    }

    /** What is not known without an answer. */
    String what() {
        return what;
    }
}
