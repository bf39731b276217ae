package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that the chart runs through Helm's {@code tpl}: braces that were protected are freed, templates are reported. */
final class TemplateText {
    private static final String TEMPLATE = "PF608";
    // The two ways in which people write two braces that Helm is to leave alone.
    private static final Pattern PROTECTED = Pattern.compile("\\{\\{ *(?:`\\{\\{`|\"\\{\\{\"|'\\{\\{') *}}");

    private final Findings findings;

    TemplateText(Findings findings) {
        this.findings = findings;
    }

    /** The value as it is when Helm has read it. */
    Node read(Node node, @Nullable Origin origin) {
        if (node instanceof TextNode text) {
            return text.value().contains("{{") ? read(text, origin) : text;
        }
        if (node instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.items().size());
            List<Origin> origins = new ArrayList<>(list.items().size());
            for (int i = 0; i < list.items().size(); i++) {
                Origin place = list.itemOrigin(i);
                items.add(read(list.items().get(i), place));
                origins.add(place == null ? new Origin("", UnknownLocation.UNKNOWN) : place);
            }
            return new ListNode(items, origins, list.origin());
        }
        if (node instanceof MapNode map) {
            MapNode.Builder read = MapNode.builder(map.origin());
            for (int i = 0; i < map.size(); i++) {
                read.put(map.key(i), read(map.value(i), map.entryOrigin(i)), map.entryOrigin(i), map.valueOrigin(i));
            }
            return read.build();
        }
        return node;
    }

    private Node read(TextNode text, @Nullable Origin origin) {
        String rest = PROTECTED.matcher(text.value()).replaceAll("");
        if (rest.contains("{{")) {
            Location place = origin == null ? UnknownLocation.UNKNOWN : origin.location();
            findings.add(new Finding(
                    TEMPLATE,
                    Severity.ERROR,
                    "",
                    place,
                    "A template stands here, which only Helm can read.",
                    "Write what it comes to, and convert that.",
                    List.of()));
        }
        return new TextNode(PROTECTED.matcher(text.value()).replaceAll("{{"));
    }
}
