package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import io.promfleet.finding.NearestNames;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Groups of targets in JSON, as the discovery by files reads them: stricter than YAML about texts, and looser about the case
 * of keys and about keys that stand twice, of which the last counts.
 *
 * <p>Source: {@code Group.UnmarshalJSON} in {@code discovery/targetgroup}.
 */
public final class TargetListReader {
    private static final List<String> KEYS = List.of("targets", "labels");
    private static final JsonFactory JSON = new JsonFactory();
    private static final String EXAMPLE =
            "Write a list of groups, such as" + " `[{\"targets\": [\"host:9100\"], \"labels\": {\"team\": \"a\"}}]`.";

    private final SourceText source;
    private final JsonParser json;
    private final Findings findings;

    private TargetListReader(SourceText source, JsonParser json, Findings findings) {
        this.source = source;
        this.json = json;
        this.findings = findings;
    }

    /**
     * Reads a file.
     *
     * @param source the file
     * @param findings takes what is wrong with it; behind what is no JSON nothing can be read
     * @return its groups, each with {@code targets} and {@code labels} as a group of {@code static_configs} has them, without what
     *     was refused; nothing where it is no JSON
     */
    public static Optional<ListNode> read(SourceText source, Findings findings) {
        if (source.isMarked()) {
            findings.add(ReadRule.MALFORMED.error(
                    source.position(1, 1),
                    "The file begins with a byte order mark, which is no JSON.",
                    "Save it in UTF-8 without the mark."));
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), source.text())) {
            return Optional.of(new TargetListReader(source, json, findings).groups());
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            findings.add(ReadRule.MALFORMED.error(
                    place == null
                            ? source.position(1, 1)
                            : source.position(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr())),
                    source.text().isBlank() ? "The file is empty, which is no JSON." : "This is no JSON.",
                    EXAMPLE));
        }
        return Optional.empty();
    }

    private ListNode groups() {
        JsonToken first = json.nextToken();
        Origin origin = origin();
        List<Node> groups = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        if (first == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Origin place = origin();
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    origins.add(place);
                    groups.add(group());
                } else {
                    refuse("A group of targets must be an object.");
                }
            }
        } else if (first == null) {
            refuse("The file is empty, which is no JSON.");
        } else if (first != JsonToken.VALUE_NULL) {
            refuse("The file holds no list of groups.");
        }
        if (first != null && json.nextToken() != null) {
            refuse("Something stands behind the list.");
        }
        return new ListNode(groups, origins, origin);
    }

    private MapNode group() {
        Origin origin = origin();
        ListNode targets = null;
        MapNode labels = null;
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            FilePosition place = place();
            JsonToken value = json.nextToken();
            if (key.equalsIgnoreCase("targets")) {
                targets = value == JsonToken.VALUE_NULL ? null : targets();
            } else if (key.equalsIgnoreCase("labels")) {
                labels = value == JsonToken.VALUE_NULL ? null : labels();
            } else {
                List<String> near = NearestNames.best(NearestNames.of(key, KEYS));
                findings.add(ReadRule.REFUSED.error(
                        place,
                        Quoted.of(key) + " is no key of a group of targets.",
                        near.isEmpty() ? EXAMPLE : NearestNames.question(near)));
                json.skipChildren();
            }
        }
        MapNode.Builder group = MapNode.builder(origin);
        if (targets != null) {
            group.put("targets", targets, targets.origin());
        }
        if (labels != null) {
            group.put("labels", labels, labels.origin());
        }
        return group.build();
    }

    private @Nullable ListNode targets() {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            refuse("`targets` must be a list.");
            return null;
        }
        Origin origin = origin();
        List<Node> targets = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Origin place = origin();
            String target = text("A target");
            if (target != null) {
                origins.add(place);
                targets.add(new TextNode(target));
            }
        }
        return new ListNode(targets, origins, origin);
    }

    private @Nullable MapNode labels() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            refuse("`labels` must be an object.");
            return null;
        }
        MapNode.Builder labels = MapNode.builder(origin());
        List<String> names = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            Origin origin = origin();
            json.nextToken();
            String said = text("The value of a label");
            Node value = new TextNode(said == null ? "" : said);
            int known = names.indexOf(name);
            if (known < 0) {
                names.add(name);
                values.add(value);
                origins.add(origin);
            } else {
                values.set(known, value);
            }
        }
        for (int i = 0; i < names.size(); i++) {
            labels.put(names.get(i), values.get(i), origins.get(i));
        }
        return labels.build();
    }

    /** A text; null where something else stands, which is refused. */
    private @Nullable String text(String what) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        if (token == JsonToken.VALUE_NULL) {
            return ""; // Go leaves the text as it is, which is empty
        }
        refuse(what + " must be a text in quotes.");
        return null;
    }

    private void refuse(String message) {
        findings.add(ReadRule.REFUSED.error(place(), message, EXAMPLE));
        json.skipChildren();
    }

    private FilePosition place() {
        TokenStreamLocation place = json.currentTokenLocation();
        return source.position(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }

    private Origin origin() {
        return new Origin("", place());
    }
}
