package io.promfleet.generator.operator;

import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.OperatorNames;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.List;
import java.util.Optional;

/** What the Operator makes of {@code remoteWrite} of a Prometheus or PrometheusAgent, and of chart values that pass it on. */
public final class OperatorRemoteWrites {
    private static final String MESSAGE = "protobuf_message";

    private final PrometheusVersion target;
    private final Findings findings;

    /**
     * Reads remote writes.
     *
     * @param target the release of Prometheus that gets them
     * @param findings takes the keys that this release does not know yet, which the Operator leaves out
     */
    public OperatorRemoteWrites(PrometheusVersion target, Findings findings) {
        this.target = target;
        this.findings = findings;
    }

    /**
     * The list {@code remote_write}.
     *
     * @param remoteWrite the list {@code remoteWrite}
     * @param subject what findings call the resource
     * @return the list; empty if it is none
     */
    public Optional<ListNode> remoteWrites(Node remoteWrite, String subject) {
        return remoteWrites(remoteWrite, new Translation(target, subject, findings));
    }

    /** The list, by a translation that goes on with other parts. */
    static Optional<ListNode> remoteWrites(Node remoteWrite, Translation translation) {
        Section list = SchemaCatalogue.bundled().section(SchemaCatalogue.PROMETHEUS_REMOTE_WRITE_LIST);
        Node translated = translation.node(remoteWrite, list);
        return translated instanceof ListNode writes ? Optional.of(withMessages(writes)) : Optional.empty();
    }

    private static ListNode withMessages(ListNode writes) {
        Node[] items = new Node[writes.items().size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = writes.items().get(i) instanceof MapNode map
                    ? withMessage(map)
                    : writes.items().get(i);
        }
        return new ListNode(List.of(items), writes.origin());
    }

    private static MapNode withMessage(MapNode write) {
        MapNode.Builder map = MapNode.builder(write.origin());
        for (int i = 0; i < write.size(); i++) {
            Node value = write.value(i);
            map.put(
                    write.key(i),
                    write.key(i).equals(MESSAGE) ? message(value) : value,
                    write.entryOrigin(i),
                    write.valueOrigin(i));
        }
        return map.build();
    }

    private static Node message(Node version) {
        return version instanceof TextNode text
                ? OperatorNames.message(text.value())
                        .<Node>map(message -> new TextNode(message.fullName()))
                        .orElse(version)
                : version;
    }
}
