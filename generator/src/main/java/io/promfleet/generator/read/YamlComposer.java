package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Makes nodes of the events that the YAML library finds in a text. */
final class YamlComposer {
    private static final int DEEPEST = 200;
    private static final String CORE_TAG = "tag:yaml.org,2002:";

    private final SourceText source;
    private final Findings findings;
    private final ParserImpl events;
    private final Map<String, SourceNode.Anchor> anchors = new HashMap<>();

    private YamlComposer(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setVersionFunction(version -> version)
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, source.text()));
    }

    /**
     * The documents of a text.
     *
     * @param roots the documents up to the first mistake; a document without content is an empty plain scalar
     * @param complete false where a mistake was found, which was reported
     */
    record Composed(List<SourceNode> roots, boolean complete) {}

    /**
     * The first document of a text, which is all that Prometheus reads.
     *
     * @return no root for a text without any; a warning is reported where a second document follows
     */
    static Composed first(SourceText source, Findings findings) {
        return compose(source, findings, true);
    }

    /** All documents of a text. */
    static Composed all(SourceText source, Findings findings) {
        return compose(source, findings, false);
    }

    private static Composed compose(SourceText source, Findings findings, boolean firstOnly) {
        List<SourceNode> roots = new ArrayList<>();
        try {
            YamlComposer composer = new YamlComposer(source, findings);
            composer.events.next();
            while (composer.events.checkEvent(Event.ID.DocumentStart)) {
                roots.add(composer.document());
                if (firstOnly) {
                    composer.warnOfMore();
                    break;
                }
            }
            return new Composed(roots, true);
        } catch (Refusal e) {
            findings.add(e.finding);
        } catch (MarkedYamlEngineException e) {
            findings.add(SyntaxProblem.of(e, source));
        } catch (YamlEngineException e) {
            findings.add(SyntaxProblem.unplaced(e, source));
        }
        return new Composed(roots, false);
    }

    private SourceNode document() {
        events.next();
        anchors.clear();
        SourceNode root = node(0);
        events.next();
        return root;
    }

    private void warnOfMore() {
        try {
            if (events.checkEvent(Event.ID.DocumentStart)) {
                DocumentStartEvent start = (DocumentStartEvent) events.peekEvent();
                Mark mark = start.getStartMark().orElseThrow();
                findings.add(ReadRule.IGNORED_DOCUMENT.warning(
                        source.position(mark.getLine() + 1, mark.getColumn() + 1),
                        "A second document begins here, which Prometheus never reads.",
                        "Keep one document in a file, and remove the rest."));
            }
        } catch (YamlEngineException e) {
            // Prometheus does not look behind the first document either.
            return;
        }
    }

    private SourceNode node(int depth) {
        Event event = events.next();
        Mark mark = event.getStartMark().orElseThrow();
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        if (event instanceof AliasEvent alias) {
            String name = alias.getAlias().getValue();
            SourceNode.Anchor anchor = anchors.get(name);
            if (anchor == null) {
                throw refuse(
                        ReadRule.MALFORMED,
                        line,
                        column,
                        "No anchor `" + name + "` comes before this alias.",
                        "Write `&" + name + "` in front of the value that is meant, further up.");
            }
            return new SourceNode.Alias(anchor, line, column);
        }
        if (depth > DEEPEST) {
            throw refuse(
                    ReadRule.EXCESSIVE,
                    line,
                    column,
                    "The document nests deeper than `" + DEEPEST + "` levels here.",
                    "Nest its mappings and lists less deeply.");
        }
        SourceNode.Anchor anchor = register(((NodeEvent) event).getAnchor(), line, column);
        SourceNode node = content(event, depth, line, column);
        if (anchor != null) {
            anchor.complete(node);
        }
        return node;
    }

    private SourceNode content(Event event, int depth, int line, int column) {
        if (event instanceof ScalarEvent scalar) {
            return new SourceNode.Scalar(scalar.getValue(), style(scalar), shortTag(scalar.getTag()), line, column);
        }
        if (event instanceof SequenceStartEvent) {
            List<SourceNode> items = new ArrayList<>();
            while (!events.checkEvent(Event.ID.SequenceEnd)) {
                items.add(node(depth + 1));
            }
            events.next();
            return new SourceNode.Sequence(items, line, column);
        }
        if (event instanceof MappingStartEvent) {
            List<SourceNode.Entry> entries = new ArrayList<>();
            while (!events.checkEvent(Event.ID.MappingEnd)) {
                SourceNode key = node(depth + 1);
                entries.add(new SourceNode.Entry(key, node(depth + 1)));
            }
            events.next();
            return new SourceNode.Mapping(entries, line, column);
        }
        throw new IllegalStateException("no node begins with " + event);
    }

    // Known before its content is, because an alias may stand inside the very node that it refers to.
    private SourceNode.@Nullable Anchor register(Optional<Anchor> name, int line, int column) {
        if (name.isEmpty()) {
            return null;
        }
        String value = name.get().getValue();
        SourceNode.Anchor anchor =
                new SourceNode.Anchor(value, new SourceNode.Scalar("", SourceNode.Style.PLAIN, "", line, column));
        anchors.put(value, anchor);
        return anchor;
    }

    private static SourceNode.Style style(ScalarEvent scalar) {
        // go-yaml takes the tag `!` for none at all, and then quotes do not count either.
        if (scalar.getTag().isPresent() && scalar.getTag().get().equals("!")) {
            return SourceNode.Style.PLAIN;
        }
        ScalarStyle style = scalar.getScalarStyle();
        return switch (style) {
            case LITERAL -> SourceNode.Style.LITERAL;
            case FOLDED -> SourceNode.Style.FOLDED;
            case PLAIN -> SourceNode.Style.PLAIN;
            default -> SourceNode.Style.QUOTED;
        };
    }

    private static String shortTag(Optional<String> tag) {
        String text = tag.orElse("");
        if (text.equals("!")) {
            return "";
        }
        return text.startsWith(CORE_TAG) ? "!!" + text.substring(CORE_TAG.length()) : text;
    }

    private Refusal refuse(ReadRule rule, int line, int column, String message, String hint) {
        FilePosition place = source.position(line, column);
        return new Refusal(rule.error(place, message, hint));
    }
}
