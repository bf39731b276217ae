package io.promfleet.verify;

/** Asks one question after the other; one that the hub cannot answer is kept, and the look goes on. */
final class Asker {
    private static final int MOST_SLOW = 2;

    private final Seen seen;
    private int slow;

    Asker(Seen seen) {
        this.seen = seen;
    }

    /** Something that is asked. */
    interface Asking {
        void ask() throws NoAnswer;
    }

    /**
     * Asks.
     *
     * @throws NoAnswer if it is not the question that is wrong, but the hub, or the way to it
     */
    void ask(Question question, Asking asking) throws NoAnswer {
        try {
            asking.ask();
        } catch (NoAnswer e) {
            switch (e.why()) {
                case UNREACHABLE, CREDENTIALS, PROXY -> throw e;
                case SLOW -> {
                    // A hub that is slow at every question would be asked for minutes.
                    slow++;
                    if (slow >= MOST_SLOW) {
                        throw e;
                    }
                }
                case NO_SUCH_PAGE, FOREIGN, TOO_LONG, FAILED -> {}
            }
            seen.unanswered.put(question, e.getMessage());
        }
    }
}
