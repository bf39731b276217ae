package io.promfleet.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a token of a ServiceAccount is good, and who makes the next one. */
public sealed interface ServiceAccountToken {

    /** A token that never expires, which Kubernetes writes into a Secret of the source. */
    record LongLived() implements ServiceAccountToken {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LongLived;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /**
     * A token that expires. Prometheus reads the mounted Secret again for every request, so that whoever replaces it there
     * has done all there is to do.
     *
     * @param lifetime how long it is good; at least ten minutes, which is the least that Kubernetes gives
     * @param replacedBy who or what puts the next one into the Secret on the hub
     */
    record Rotated(Duration lifetime, String replacedBy) implements ServiceAccountToken {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rotated that
                    && lifetime.equals(that.lifetime)
                    && replacedBy.equals(that.replacedBy);
        }

        @Override
        public int hashCode() {
            return lifetime.hashCode() * 31 + replacedBy.hashCode();
        }
    }
}
