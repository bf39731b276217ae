package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * PF312: samples in a message that the hub's Prometheus does not take, which answers with 415. The sender drops them.
 *
 * <p>Source: the change log of Prometheus 2.54, and {@code --web.remote-write-receiver.accepted-protobuf-messages}.
 */
final class HubTakesMessages implements FleetCheck {
    private static final String ID = "PF312";
    private static final PrometheusVersion SECOND = PrometheusVersion.of(2, 54);
    private static final String[] ACCEPTED = {"prometheus", "prometheusSpec", "remoteWriteReceiverMessageVersions"};

    @Override
    public void check(Fleet fleet, Findings findings) {
        Hub hub = fleet.hub();
        if (!hub.receiver().isPrometheus()) {
            checkProfile(fleet, hub.receiver(), findings);
            return;
        }
        boolean old = !ClusterVersions.of(fleet, hub).prometheus().isAtLeast(SECOND);
        Set<ProtobufMessage> accepted = accepted(hub);
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                ProtobufMessage message = target.protobufMessage().orElse(ProtobufMessage.V1);
                boolean unknown = old && message != ProtobufMessage.V1;
                if (target.url().isEmpty() && (unknown || !accepted.contains(message))) {
                    String why = unknown
                            ? "whose Prometheus is older than `" + SECOND + "`"
                            : "which `remoteWriteReceiverMessageVersions` does not let in";
                    findings.add(new Finding(
                            ID,
                            Severity.ERROR,
                            source.path() + " > remoteWrite(" + target.name() + ")",
                            place(target),
                            "The hub, " + why + ", refuses `" + message.fullName()
                                    + "`, and the sender drops the samples.",
                            unknown
                                    ? "Leave `protobufMessage` out, or give the hub a newer Prometheus."
                                    : "Send another message, or add `" + word(message)
                                            + "` to `remoteWriteReceiverMessageVersions`.",
                            List.of(new Finding.Related("the hub", hub.declaredAt()))));
                }
            }
        }
    }

    private static void checkProfile(Fleet fleet, Receiver receiver, Findings findings) {
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                ProtobufMessage message = target.protobufMessage().orElse(ProtobufMessage.V1);
                if (target.url().isEmpty() && !receiver.profile().messages().contains(message)) {
                    findings.add(new Finding(
                            ID,
                            Severity.ERROR,
                            source.path() + " > remoteWrite(" + target.name() + ")",
                            place(target),
                            receiver.profile().product() + " does not know `" + message.fullName()
                                    + "`, and the samples are lost.",
                            "Leave `protobufMessage` out.",
                            List.of(new Finding.Related("received here", receiver.declaredAt()))));
                }
            }
        }
    }

    private static Location place(RemoteWrite target) {
        return target.calls().of("protobufMessage", target.declaredAt());
    }

    /** What the chart's value calls a message. */
    private static String word(ProtobufMessage message) {
        return message.name() + ".0";
    }

    /** What the hub takes; everything where it says nothing. */
    private static Set<ProtobufMessage> accepted(Hub hub) {
        Set<ProtobufMessage> accepted = EnumSet.noneOf(ProtobufMessage.class);
        ConfigValue said = SaidValues.at(hub, ACCEPTED);
        for (ConfigValue version : said instanceof ListValue list ? list.items() : List.<ConfigValue>of()) {
            if (version instanceof TextValue text) {
                for (ProtobufMessage message : ProtobufMessage.values()) {
                    if (word(message).equals(text.value())) {
                        accepted.add(message);
                    }
                }
            }
        }
        return accepted.isEmpty() ? EnumSet.allOf(ProtobufMessage.class) : accepted;
    }
}
