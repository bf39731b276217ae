package io.promfleet.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A remote write to the hub with what follows from its receiver: the header of the tenant, and that what is refused for its rate is sent
 * again, for as long as the sender has it. What was said stays as it is.
 */
public final class AsSent {
    private AsSent() {}

    /**
     * A target as its sender is configured.
     *
     * @param fleet the fleet
     * @param source the source that sends
     * @param said one of its targets, as it was said
     * @return the target; the same where nothing follows from the receiver
     */
    public static RemoteWrite of(Fleet fleet, Source source, RemoteWrite said) {
        Receiver receiver = fleet.hub().receiver();
        if (said.url().isPresent() || receiver.isPrometheus()) {
            return said;
        }
        // The Collector sends again for all of its targets or for none, and knows no age.
        boolean collector = source.approach() instanceof OpenTelemetryCollector;
        return collector && source.remoteWrites().size() > 1
                ? completed(receiver, said, Duration.ZERO, true)
                : completed(receiver, said, LateSamples.log(source.approach()), collector);
    }

    private static RemoteWrite completed(Receiver receiver, RemoteWrite said, Duration log, boolean collector) {
        return RemoteWrite.builder()
                .name(said.name())
                .url(said.url())
                .tenant(said.tenant())
                .remoteTimeout(said.remoteTimeout())
                .addAllHeaders(headers(receiver, said))
                .writeRelabels(said.writeRelabels())
                .sendExemplars(said.sendExemplars())
                .sendNativeHistograms(said.sendNativeHistograms())
                .protobufMessage(said.protobufMessage())
                .roundRobinDns(said.roundRobinDns())
                .queue(queue(receiver, said, log, collector))
                .metadata(said.metadata())
                .http(said.http())
                .calls(said.calls())
                .declaredAt(said.declaredAt())
                .build();
    }

    /**
     * What the hub's own Prometheus sends there, of its own cluster and of what it scrapes elsewhere.
     *
     * @param fleet the fleet
     * @return the target, with the credentials of the receiver; empty where it receives itself, and where it cannot send
     */
    public static Optional<RemoteWrite> ofHub(Fleet fleet) {
        Receiver receiver = fleet.hub().receiver();
        // The Prometheus Operator cannot be told to authenticate there.
        if (receiver.isPrometheus() || receiver.profile() instanceof ReceiverProfile.GoogleCloud) {
            return Optional.empty();
        }
        HttpClient http = HttpClient.builder()
                .authentication(receiver.authentication())
                .tls(receiver.tls())
                .settings(Settings.NONE)
                .declaredAt(receiver.declaredAt())
                .build();
        RemoteWrite target = RemoteWrite.builder()
                .name("receiver")
                .writeRelabels(RelabelRules.NONE)
                .http(http)
                .declaredAt(receiver.declaredAt())
                .build();
        return Optional.of(completed(receiver, target, LateSamples.LOG_OF_A_SERVER, false));
    }

    /**
     * The tenant that a target writes for.
     *
     * @param receiver the hub's receiver
     * @param said the target
     * @return what it says itself, in a header of its own or by name, or what the receiver says; empty for none
     */
    public static Optional<String> tenant(Receiver receiver, RemoteWrite said) {
        if (said.tenant().isPresent()) {
            return said.tenant();
        }
        Optional<String> header = receiver.profile().tenantHeader();
        for (Header own : said.headers()) {
            if (header.isPresent() && own.name().equalsIgnoreCase(header.get())) {
                return Optional.of(own.value());
            }
        }
        return receiver.tenant();
    }

    private static List<Header> headers(Receiver receiver, RemoteWrite said) {
        String header = receiver.profile().tenantHeader().orElse(null);
        String tenant = tenant(receiver, said).orElse(null);
        if (header == null
                || tenant == null
                || said.headers().stream().anyMatch(own -> own.name().equalsIgnoreCase(header))) {
            return said.headers();
        }
        List<Header> headers = new ArrayList<>(said.headers());
        headers.add(new Header(header, tenant, receiver.calls().of("tenant", receiver.declaredAt())));
        return headers;
    }

    private static Optional<Queue> queue(Receiver receiver, RemoteWrite said, Duration log, boolean collector) {
        Queue own = said.queue().orElse(null);
        boolean chosen = own != null && own.retryOnHttp429().isPresent();
        if (!receiver.profile().limitsRates() || chosen || log.isZero()) {
            return said.queue();
        }
        Queue.Builder queue = Queue.builder()
                .retryOnHttp429(true)
                .declaredAt(own == null ? receiver.declaredAt() : own.declaredAt())
                .calls(own == null ? CallPlaces.NONE : own.calls());
        Optional<Duration> age = own == null ? Optional.empty() : own.sampleAgeLimit();
        if (age.isEmpty() && !collector) {
            // What is older is no longer in the log of the sender either, once it has started anew.
            age = Optional.of(log);
        }
        queue.sampleAgeLimit(age);
        if (own != null) {
            queue.capacity(own.capacity())
                    .maxShards(own.maxShards())
                    .minShards(own.minShards())
                    .maxSamplesPerSend(own.maxSamplesPerSend())
                    .batchSendDeadline(own.batchSendDeadline())
                    .minBackoff(own.minBackoff())
                    .maxBackoff(own.maxBackoff());
        }
        return Optional.of(queue.build());
    }
}
