package io.promfleet.generator.layers;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chart values, looked into by path, with findings at the place of a value. */
final class ValuesView {
    private final MapNode values;
    private final Origin start;
    private final Findings findings;

    ValuesView(MapNode values, Origin start, Findings findings) {
        this.values = values;
        this.start = start;
        this.findings = findings;
    }

    /** The value at a path of keys joined by dots; null if it is not there. */
    @Nullable
    Node at(String path) {
        Node node = values;
        for (String key : keys(path)) {
            node = node instanceof MapNode map ? map.get(key) : null;
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    boolean has(String path) {
        return at(path) != null;
    }

    /** Whether there is something that is not empty at a path. */
    boolean isFilled(String path) {
        Node node = at(path);
        return node != null
                && !(node instanceof MapNode map && map.size() == 0)
                && !(node instanceof ListNode list && list.items().isEmpty())
                && !(node instanceof TextNode text && text.value().isEmpty());
    }

    boolean isTrue(String path) {
        return BooleanNode.TRUE.equals(at(path));
    }

    boolean isFalse(String path) {
        return BooleanNode.FALSE.equals(at(path));
    }

    boolean isZero(String path) {
        return at(path) instanceof IntegerNode number && number.value() == 0;
    }

    String text(String path) {
        return at(path) instanceof TextNode text ? text.value() : "";
    }

    MapNode map(String path) {
        return at(path) instanceof MapNode map ? map : MapNode.EMPTY;
    }

    List<Node> items(String path) {
        return at(path) instanceof ListNode list ? list.items() : List.of();
    }

    void error(String id, String path, String message, String hint) {
        report(id, Severity.ERROR, steps(path), message, hint);
    }

    /** An error of two values, at the first of them. */
    void errorOfTwo(String id, String path, String other, String message, String hint) {
        OriginTrail trail = OriginTrail.toKey(steps(path), values, start);
        OriginTrail beside = OriginTrail.toKey(steps(other), values, start);
        findings.add(new Finding(
                id,
                Severity.ERROR,
                trail.path(),
                trail.location(),
                message,
                hint,
                List.of(new Finding.Related("the other value", beside.location()))));
    }

    void warning(String id, String path, String message, String hint) {
        report(id, Severity.WARNING, steps(path), message, hint);
    }

    /** Reports at a way through keys (strings) and lists (integers). */
    void report(String id, Severity severity, List<Object> steps, String message, String hint) {
        OriginTrail trail = OriginTrail.toKey(steps, values, start);
        findings.add(new Finding(id, severity, trail.path(), trail.location(), message, hint, List.of()));
    }

    private static List<Object> steps(String path) {
        return List.copyOf(List.<Object>of((Object[]) keys(path)));
    }

    private static String[] keys(String path) {
        return path.split("\\.", -1);
    }
}
