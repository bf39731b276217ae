package io.promfleet.generator.manifest;

import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a way through a document and collects where what it passes was said. */
public final class OriginTrail {
    private String path;
    private Location location;
    private Origin last;

    private OriginTrail(Origin start) {
        this.path = start.step();
        this.location = start.location();
        this.last = start;
    }

    /**
     * Follows a way up to the value that its last step leads to, or to the innermost on the way that is there.
     *
     * @param steps keys (strings) and places in lists (integers)
     * @param root where the way starts
     * @param start what the whole document was made for
     * @return what was passed
     */
    public static OriginTrail along(List<Object> steps, Node root, Origin start) {
        return along(steps, steps.size(), root, start);
    }

    /**
     * Follows a way up to the key that is its last step; where it is not there, up to the mapping that lacks it.
     *
     * @param steps keys (strings) and places in lists (integers)
     * @param root where the way starts
     * @param start what the whole document was made for
     * @return what was passed
     */
    public static OriginTrail toKey(List<Object> steps, Node root, Origin start) {
        return along(steps, steps.size() - 1, root, start);
    }

    private static OriginTrail along(List<Object> steps, int values, Node root, Origin start) {
        OriginTrail trail = new OriginTrail(start);
        trail.pass(root.origin());
        Node node = root;
        for (int i = 0; i < steps.size(); i++) {
            Object step = steps.get(i);
            if (node instanceof MapNode map && step instanceof String key && map.indexOf(key) >= 0) {
                int index = map.indexOf(key);
                trail.pass(map.entryOrigin(index));
                if (i >= values) {
                    break;
                }
                trail.pass(map.valueOrigin(index));
                node = map.value(index);
            } else if (node instanceof ListNode list
                    && step instanceof Integer place
                    && place < list.items().size()) {
                trail.pass(list.itemOrigin(place));
                node = list.items().get(place);
            } else {
                break;
            }
            trail.pass(node.origin());
        }
        return trail;
    }

    private void pass(@Nullable Origin origin) {
        // An entry without an origin of its own gives its value's, which then comes again with the value.
        if (origin == null || origin.equals(last)) {
            return;
        }
        last = origin;
        location = origin.location();
        if (!origin.step().isEmpty()) {
            path = Origin.join(path, origin.step());
        }
    }

    /**
     * The path in the model of what was passed.
     *
     * @return for instance {@code source(staging) > value(grafana.replicas)}
     */
    public String path() {
        return path;
    }

    /**
     * Where the last thing was said that was passed.
     *
     * @return the place
     */
    public Location location() {
        return location;
    }
}
