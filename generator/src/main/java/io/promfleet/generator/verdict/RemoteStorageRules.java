package io.promfleet.generator.verdict;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.HeaderName;
import io.promfleet.model.NameValidation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules on {@code remote_write} and {@code remote_read}.
 *
 * <p>Source: {@code RemoteWriteConfig}, {@code QueueConfig} and {@code RemoteReadConfig} in {@code config}.
 */
final class RemoteStorageRules {
    private static final Span QUEUE_IS_JUDGED = Span.since("3.12.0");
    private static final long MILLISECOND = 1_000_000;
    private static final long DEFAULT_MIN_BACKOFF = 30 * MILLISECOND;
    private static final long DEFAULT_MAX_BACKOFF = 5_000 * MILLISECOND;
    private static final List<String> OWN_METHODS = List.of("sigv4", "azuread", "google_iam");

    private final Judgement judgement;
    private final HttpClientRules clients;
    private final RelabelRules relabelling;
    private final CloudRules clouds;

    RemoteStorageRules(Judgement judgement, HttpClientRules clients, RelabelRules relabelling, CloudRules clouds) {
        this.judgement = judgement;
        this.clients = clients;
        this.relabelling = relabelling;
        this.clouds = clouds;
    }

    void checkWrites(List<Section> writes, NameValidation scheme) {
        checkNames(ConfigRule.REMOTE_WRITE_NAME_UNIQUE, "remote writes", writes);
        for (Section write : writes) {
            judgement.checkAddress(write, "url");
            checkHeaders(write);
            checkMethods(write);
            clients.check(write, false);
            clouds.checkSigV4(write);
            clouds.checkAzureAd(write);
            checkQueue(write);
            relabelling.check(write, "write_relabel_configs", scheme);
        }
        checkTwins(writes);
    }

    void checkReads(List<Section> reads) {
        checkNames(ConfigRule.REMOTE_READ_NAME_UNIQUE, "remote reads", reads);
        for (Section read : reads) {
            judgement.checkAddress(read, "url");
            checkHeaders(read);
            judgement.checkLabelNames(read, "required_matchers");
            clients.check(read, true);
        }
    }

    private void checkHeaders(Section remote) {
        for (Section.Text header : remote.keysOf("headers")) {
            if (HeaderName.isReservedForRemote(header.text())) {
                judgement.error(
                        ConfigRule.HEADERS_RESERVED,
                        header,
                        "Prometheus sets the header `" + header.text() + "` itself.",
                        "Remove it; credentials have keys of their own.");
            }
        }
    }

    private void checkMethods(Section write) {
        List<String> methods = new ArrayList<>(HttpClientRules.methods(write));
        for (String own : OWN_METHODS) {
            if (write.section(own) != null) {
                methods.add(own);
            }
        }
        if (methods.size() > 1) {
            judgement.error(
                    ConfigRule.REMOTE_WRITE_AUTH,
                    write,
                    methods.get(1),
                    "Only one of " + Words.listed(methods) + " can say how to authenticate.",
                    "Keep one of them.");
        }
    }

    private void checkNames(ConfigRule rule, String what, List<Section> remotes) {
        Map<String, Location> first = new HashMap<>();
        for (Section remote : remotes) {
            String name = remote.text("name");
            Location before = name.isEmpty() ? null : first.putIfAbsent(name, remote.locationOf("name"));
            if (before != null) {
                judgement.error(
                        rule,
                        remote.pathOf("name"),
                        remote.locationOf("name"),
                        "Two " + what + " are named " + Quoted.of(name) + ".",
                        "Give each its own name; Prometheus puts it on its own metrics.",
                        List.of(new Finding.Related("first here", before)));
            }
        }
    }

    /** Only a server that loads them notices; secrets print alike, so that entries that differ in one count as equal. */
    private void checkTwins(List<Section> writes) {
        Map<MapNode, Section> first = new HashMap<>();
        for (Section write : writes) {
            Section before = write.isFilled("name") ? null : first.putIfAbsent(write.map(), write);
            if (before != null) {
                judgement.warning(
                        ConfigRule.REMOTE_WRITE_NO_DUPLICATE,
                        write.path(),
                        write.location(),
                        "`" + write.path() + "` is equal to `" + before.path()
                                + "`, which a running Prometheus refuses.",
                        "Remove it, or give both names.");
            }
        }
    }

    private void checkQueue(Section write) {
        Section queue = write.section("queue_config");
        if (queue == null) {
            return;
        }
        for (String key : List.of("max_shards", "min_shards", "max_samples_per_send", "capacity")) {
            long value = queue.number(key, 1);
            if (value <= 0) {
                queue(
                        ConfigRule.QUEUE_POSITIVE,
                        queue,
                        key,
                        "`" + queue.pathOf(key) + "` must be above 0, but is `" + value + "`.",
                        "Leave it out for the default.");
            }
        }
        long most = queue.number("max_shards", defaultMaxShards());
        long least = queue.number("min_shards", 1);
        if (most > 0 && least > most) {
            queue(
                    ConfigRule.QUEUE_SHARDS,
                    queue,
                    queue.has("min_shards") ? "min_shards" : "max_shards",
                    "`min_shards` is `" + least + "`, which is more than the `" + most + "` of `max_shards`.",
                    "Lower `min_shards` or raise `max_shards`.");
        }
        long shortest = queue.duration("min_backoff", DEFAULT_MIN_BACKOFF);
        long longest = queue.duration("max_backoff", DEFAULT_MAX_BACKOFF);
        if (longest < shortest) {
            queue(
                    ConfigRule.QUEUE_BACKOFF,
                    queue,
                    queue.has("max_backoff") ? "max_backoff" : "min_backoff",
                    "`max_backoff` is shorter than `min_backoff`.",
                    "Raise `max_backoff` or lower `min_backoff`.");
        }
    }

    private long defaultMaxShards() {
        return judgement.is(Span.since("2.44.0")) ? 50 : 200;
    }

    /** Older releases take such a queue, and then panic or do not send. */
    private void queue(ConfigRule rule, Section queue, String key, String message, String hint) {
        if (judgement.is(QUEUE_IS_JUDGED)) {
            judgement.error(rule, QUEUE_IS_JUDGED, queue, key, message, hint);
        } else {
            judgement.warning(
                    rule,
                    queue,
                    key,
                    message,
                    hint + " Prometheus refuses it since 3.12.0; the target, " + judgement.target()
                            + ", takes it and then fails or sends nothing.");
        }
    }
}
