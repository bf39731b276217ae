package io.promfleet.generator.definition;

import io.promfleet.dsl.MetadataBuilder;
import io.promfleet.dsl.QueueBuilder;
import io.promfleet.dsl.RemoteWriteBuilder;
import io.promfleet.finding.Location;
import io.promfleet.model.Header;
import io.promfleet.model.Metadata;
import io.promfleet.model.Queue;
import io.promfleet.model.RemoteWrite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calls for targets of remote write. */
final class RemoteWriteCalls {
    private RemoteWriteCalls() {}

    /**
     * Says a target.
     *
     * @param toHub whether its address is that of the hub, which is not said twice
     */
    static void say(CallList calls, String name, RemoteWrite target, boolean toHub) {
        calls.say(
                "remote_write",
                target.declaredAt(),
                "remoteWrite",
                List.of(Literal.of(name)),
                RemoteWriteBuilder.class,
                "remoteWrite",
                block -> inside(block, target, toHub));
    }

    private static void inside(CallList calls, RemoteWrite target, boolean toHub) {
        Location place = target.declaredAt();
        if (!toHub) {
            target.url().ifPresent(url -> calls.say("url", place, "url", Literal.of(url.toString())));
        }
        time(calls, "remote_timeout", target.remoteTimeout(), place);
        for (Header header : target.headers()) {
            calls.say("headers", header.declaredAt(), "header", Literal.of(header.name()), Literal.of(header.value()));
        }
        HttpCalls.say(calls, target.http());
        JobCalls.flag(calls, "send_exemplars", target.sendExemplars(), place);
        JobCalls.flag(calls, "send_native_histograms", target.sendNativeHistograms(), place);
        JobCalls.flag(calls, "round_robin_dns", target.roundRobinDns(), place);
        target.protobufMessage()
                .ifPresent(message -> calls.say("protobuf_message", place, "protobufMessage", Literal.of(message)));
        target.queue()
                .ifPresent(queue -> calls.say(
                        "queue_config",
                        queue.declaredAt(),
                        "queue",
                        List.of(),
                        QueueBuilder.class,
                        "queue",
                        block -> queue(block, queue)));
        target.metadata()
                .ifPresent(metadata -> calls.say(
                        "metadata_config",
                        metadata.declaredAt(),
                        "metadata",
                        List.of(),
                        MetadataBuilder.class,
                        "metadata",
                        block -> metadata(block, metadata)));
        JobCalls.rules(calls, "write_relabel_configs", "writeRelabel", target.writeRelabels(), place);
    }

    private static void queue(CallList calls, Queue queue) {
        Location place = queue.declaredAt();
        JobCalls.number(calls, "capacity", queue.capacity(), place);
        JobCalls.number(calls, "min_shards", queue.minShards(), place);
        JobCalls.number(calls, "max_shards", queue.maxShards(), place);
        JobCalls.number(calls, "max_samples_per_send", queue.maxSamplesPerSend(), place);
        time(calls, "batch_send_deadline", queue.batchSendDeadline(), place);
        time(calls, "min_backoff", queue.minBackoff(), place);
        time(calls, "max_backoff", queue.maxBackoff(), place);
        queue.retryOnHttp429()
                .ifPresent(choice -> calls.say("retry_on_http_429", place, "retryOnHttp429", Literal.of(choice)));
        time(calls, "sample_age_limit", queue.sampleAgeLimit(), place);
    }

    private static void metadata(CallList calls, Metadata metadata) {
        Location place = metadata.declaredAt();
        JobCalls.flag(calls, "send", metadata.send(), place);
        time(calls, "send_interval", metadata.sendInterval(), place);
        JobCalls.number(calls, "max_samples_per_send", metadata.maxSamplesPerSend(), place);
    }

    private static void time(CallList calls, String key, Optional<Duration> time, Location place) {
        time.ifPresent(said -> calls.say(key, place, SettingCalls.method(key), Literal.of(said)));
    }
}
