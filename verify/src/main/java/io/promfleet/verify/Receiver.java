package io.promfleet.verify;

import io.promfleet.verify.Web.Head;

/** What the receiver of the hub answered to a request without samples, which a receiver refuses. */
record Receiver(Head head, String said) {
    /** What an answer means. */
    enum State {
        /** It is there: it refuses what holds no samples. */
        THERE,
        /** Prometheus is there and does not receive. */
        OFF,
        /** There is no such page at all. */
        NO_SUCH_PAGE,
        /** Who asks is not known, or may not. */
        CREDENTIALS,
        /** Something in front of it answered. */
        PROXY,
        /** Something else. */
        STRANGE
    }

    static Receiver ask(Web web, String path) throws NoAnswer {
        return web.postNothing(path, 1L << 20, (head, body) -> new Receiver(head, Web.beginning(body)));
    }

    State state() {
        int status = head.status();
        if (head.isHtml() || head.isRedirect()) {
            return State.PROXY;
        }
        if (status == 401 || status == 403) {
            return State.CREDENTIALS;
        }
        if (status == 404) {
            return said.contains("remote write receiver") ? State.OFF : State.NO_SUCH_PAGE;
        }
        // Receivers that are no Prometheus may take an empty request for what it is: no samples.
        return status == 400 || status == 204 ? State.THERE : State.STRANGE;
    }
}
