package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.schema.ValueWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a credential that the target takes from a Secret how it becomes one, and says so once. */
final class CredentialHints {
    private static final String NO_KEY = "PF301";
    private static final String LITERAL = "PF303";

    private final CredentialScan credentials;
    private final MapNode root;

    CredentialHints(CredentialScan credentials, MapNode root) {
        this.credentials = credentials;
        this.root = root;
    }

    /** The findings, without those about a credential whose being there at all is a finding. */
    List<Finding> of(List<Finding> findings) {
        Set<Location> shown = findings.stream()
                .filter(finding -> finding.id().equals(LITERAL))
                .map(Finding::location)
                .collect(Collectors.toSet());
        List<Finding> all = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            if (!finding.id().equals(NO_KEY)) {
                all.add(finding);
            } else if (!shown.contains(finding.location())) {
                all.add(credentials.isUnmapped(finding.location()) ? hinting(finding) : finding);
            }
        }
        return all;
    }

    private Finding hinting(Finding finding) {
        return way(root, root.origin(), finding.location(), new ArrayList<>())
                .map(way -> new Finding(
                        finding.id(),
                        finding.severity(),
                        finding.path(),
                        finding.location(),
                        finding.message(),
                        "Put it into a Secret, and say which with `--secret '" + ValueWords.path(way)
                                + "=SECRET/KEY'`.",
                        finding.related()))
                .orElse(finding);
    }

    private static Optional<List<Object>> way(Node node, @Nullable Origin origin, Location place, List<Object> so) {
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                Optional<List<Object>> found = below(map.key(i), map.value(i), map.entryOrigin(i), place, so);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                Optional<List<Object>> found = below(i, list.items().get(i), list.itemOrigin(i), place, so);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return node instanceof TextNode text
                        && !text.value().isEmpty()
                        && origin != null
                        && origin.location().equals(place)
                ? Optional.of(List.copyOf(so))
                : Optional.empty();
    }

    private static Optional<List<Object>> below(
            Object step, Node value, @Nullable Origin origin, Location place, List<Object> so) {
        so.add(step);
        Optional<List<Object>> found = way(value, origin, place, so);
        so.remove(so.size() - 1);
        return found;
    }
}
