package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Drop;
import io.promfleet.model.Keep;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import java.util.List;

/**
 * PF104: two targets of one sender that get the same series. Two that each keep their own part are a way to divide the load, so
 * they pass unless one of them keeps all or both keep the same.
 */
public final class SameSeries {
    private SameSeries() {}

    /**
     * Whether two targets with one address get the same.
     *
     * @param first a target
     * @param second another one
     * @return true if one of them keeps all, or both keep the same
     */
    public static boolean overlap(RemoteWrite first, RemoteWrite second) {
        return keepsAll(first.writeRelabels())
                || keepsAll(second.writeRelabels())
                || first.writeRelabels().equals(second.writeRelabels());
    }

    /**
     * What is said of them.
     *
     * @param path the model path of the second
     * @param location where the second is said
     * @param target what the second is called
     * @param address where both send to
     * @param other what the first is called
     * @param otherLocation where the first is said
     * @return the finding
     */
    public static Finding finding(
            String path, Location location, String target, String address, String other, Location otherLocation) {
        return new Finding(
                "PF104",
                Severity.ERROR,
                path,
                location,
                target + " sends to " + address + " what " + other + " sends there already.",
                "Leave one of them out, or let each keep its own series with `writeRelabel`; another receiver has"
                        + " a `url` of its own.",
                List.of(new Finding.Related("the other target", otherLocation)));
    }

    private static boolean keepsAll(RelabelRules rules) {
        for (RelabelRule rule : rules.rules()) {
            if (rule instanceof Keep || rule instanceof Drop) {
                return false;
            }
        }
        return true;
    }
}
