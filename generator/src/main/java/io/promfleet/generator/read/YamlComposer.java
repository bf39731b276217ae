package io.promfleet.generator.read;

import com.google.re2j.Pattern;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Makes nodes of the events that the YAML library finds in a text. */
final class YamlComposer {
    private static final int DEEPEST = 200;
    private static final Pattern ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");
    private static final Pattern VERSION = Pattern.compile("%YAML +1\\.1[ \t]*(#.*)?");
    // An escape that names half of a character.
    private static final Pattern HALF_ESCAPED =
            Pattern.compile("(?:^|[^\\\\])(?:\\\\\\\\)*\\\\(?:u|U0000)[dD][89a-fA-F]");
    private static final Pattern EXPLICIT_INDENT = Pattern.compile("[|>][-+]?[1-9]");
    private static final String CORE_TAG = "tag:yaml.org,2002:";

    private final SourceText source;
    private final TextReader reader;
    private final ParserImpl events;
    private final Map<String, SourceNode.Anchor> anchors = new HashMap<>();
    private final List<SourceNode> roots = new ArrayList<>();
    private @Nullable FilePosition second;

    private YamlComposer(SourceText source) {
        this.source = source;
        LoaderOptions options = new LoaderOptions();
        // SourceText bounds the size.
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.reader = new TextReader(source.text());
        this.events = new ParserImpl(reader, options);
    }

    /**
     * The documents of a text.
     *
     * @param roots the documents up to the first mistake; a document without content is an empty plain scalar
     * @param second where a second document begins; null if none does
     * @param complete false where a mistake was found, which was reported
     */
    record Composed(List<SourceNode> roots, @Nullable FilePosition second, boolean complete) {
        /** Keeps its own copy of the documents. */
        Composed {
            roots = List.copyOf(roots);
        }
    }

    /** The documents of a text. */
    static Composed all(SourceText source, Findings findings) {
        YamlComposer composer = null;
        try {
            composer = new YamlComposer(source); // which refuses characters
            composer.compose();
            return composer.composed(true);
        } catch (Refusal e) {
            findings.add(e.finding);
        } catch (MarkedYAMLException e) {
            findings.add(SyntaxProblem.of(e, source));
        } catch (YAMLException e) {
            findings.add(SyntaxProblem.unplaced(e, source));
        }
        return composer == null ? new Composed(List.of(), null, false) : composer.composed(false);
    }

    private Composed composed(boolean complete) {
        return new Composed(roots, second, complete);
    }

    private void compose() {
        try {
            checkDirectives();
            events.getEvent();
            while (events.checkEvent(Event.ID.DocumentStart)) {
                if (roots.size() == 1) {
                    Mark mark = events.peekEvent().getStartMark();
                    second = source.position(mark.getLine() + 1, mark.getColumn() + 1);
                }
                roots.add(document());
            }
        } catch (NumberFormatException e) {
            // The library takes the digits of an escape for a number with a sign.
            Mark mark = reader.getMark();
            throw refuse(
                    ReadRule.MALFORMED,
                    mark.getLine() + 1,
                    mark.getColumn() + 1,
                    "This escape names no character.",
                    "Write the character itself; the last that an escape may name is `\\U0010FFFF`.");
        }
    }

    // The library skips directives that it does not know and takes other versions for its own; go-yaml does not.
    private void checkDirectives() {
        for (int number = 1; ; number++) {
            String line = source.line(number);
            if (line.startsWith("%")) {
                checkDirective(line, number);
            } else if (!line.startsWith("#") && (!line.isBlank() || number >= source.lines())) {
                return;
            }
        }
    }

    private void checkDirective(String line, int number) {
        if (!VERSION.matches(line) && !line.startsWith("%TAG ")) {
            throw refuse(
                    ReadRule.MALFORMED,
                    number,
                    1,
                    "Prometheus does not read the directive " + Quoted.of(line) + ".",
                    "Remove the line; the only version of YAML that it may name is `1.1`.");
        }
    }

    // Only a line `...` keeps go-yaml from looking at what comes behind the document.
    private void checkDirectiveBehind(DocumentEndEvent end) {
        int line = end.getStartMark().getLine() + 1;
        if (!end.getExplicit()
                && end.getStartMark().getColumn() == 0
                && source.line(line).startsWith("%")) {
            checkDirective(source.line(line), line);
        }
    }

    private SourceNode document() {
        events.getEvent();
        anchors.clear();
        SourceNode root = node(0);
        checkDirectiveBehind((DocumentEndEvent) events.getEvent());
        return root;
    }

    private SourceNode node(int depth) {
        Event event = events.getEvent();
        Mark mark = event.getStartMark();
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        if (event instanceof AliasEvent alias) {
            String name = alias.getAnchor();
            SourceNode.Anchor anchor = anchors.get(name);
            if (anchor == null) {
                // Not named: it may be a password without quotes.
                throw refuse(
                        ReadRule.MALFORMED,
                        line,
                        column,
                        "No anchor of this name comes before this alias.",
                        "Write it with `&` in front of the value that is meant, further up, or put a text that begins"
                                + " with `*` between quotes.");
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
            String text = reader.written(scalar.getValue(), scalar.isDQuoted());
            checkCharacters(scalar, line, column);
            checkIndentOfBlock(scalar, line);
            return new SourceNode.Scalar(text, style(scalar.getScalarStyle()), shortTag(scalar.getTag()), line, column);
        }
        if (event instanceof SequenceStartEvent) {
            List<SourceNode> items = new ArrayList<>();
            while (!events.checkEvent(Event.ID.SequenceEnd)) {
                items.add(node(depth + 1));
            }
            events.getEvent();
            return new SourceNode.Sequence(items, line, column);
        }
        if (event instanceof MappingStartEvent start) {
            List<SourceNode.Entry> entries = new ArrayList<>();
            while (!events.checkEvent(Event.ID.MappingEnd)) {
                if (start.isFlow() && events.peekEvent() instanceof ScalarEvent scalar) {
                    checkColon(scalar);
                }
                SourceNode key = node(depth + 1);
                entries.add(new SourceNode.Entry(key, node(depth + 1)));
            }
            events.getEvent();
            return new SourceNode.Mapping(entries, line, column);
        }
        throw new IllegalStateException("no node begins with " + event);
    }

    // Escapes can spell what no text can hold.
    private void checkCharacters(ScalarEvent scalar, int line, int column) {
        if (scalar.isDQuoted() && scalar.getValue().chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            String written = source.text()
                    .substring(
                            source.offset(line, column),
                            source.offset(
                                    scalar.getEndMark().getLine() + 1,
                                    scalar.getEndMark().getColumn() + 1));
            if (HALF_ESCAPED.matcher(written).find()) {
                throw refuse(
                        ReadRule.MALFORMED,
                        line,
                        column,
                        "An escape in this text names half of a character.",
                        "Write the character itself, or its escape with `\\U` and eight digits.");
            }
        }
    }

    // Where nothing says the indent of a block, go-yaml refuses a tab in front of its first word, the library only on
    // its first line.
    private void checkIndentOfBlock(ScalarEvent scalar, int line) {
        boolean block = scalar.isLiteral() || scalar.isFolded();
        int number = line + 1;
        while (block
                && number < source.lines()
                && source.line(number).isBlank()
                && source.line(number).indexOf('\t') < 0) {
            number++;
        }
        String first = block ? source.line(number).stripLeading() : "";
        String indent = block ? source.line(number) : "";
        if (indent.substring(0, indent.length() - first.length()).indexOf('\t') >= 0
                && !EXPLICIT_INDENT.matcher(source.line(line)).find()) {
            throw refuse(
                    ReadRule.MALFORMED,
                    number,
                    indent.indexOf('\t') + 1,
                    "A tab stands where only spaces can indent.",
                    "Indent with spaces.");
        }
    }

    // The library takes the colon of `{a:[b]}` for the end of a key, to go-yaml it is a part of the text in front of
    // it.
    private void checkColon(ScalarEvent scalar) {
        Mark end = scalar.getEndMark();
        if (scalar.isPlain() && reader.characterAt(end.getIndex()) == ':') {
            int next = reader.characterAt(end.getIndex() + 1);
            if (next >= 0 && "[{".indexOf(next) >= 0) {
                throw refuse(
                        ReadRule.MALFORMED,
                        end.getLine() + 1,
                        end.getColumn() + 1,
                        "A `:` between brackets or braces needs a space behind it, else it is part of the text.",
                        "Write a space behind the `:`, or quote the text.");
            }
        }
    }

    // Known before its content is, because an alias may stand inside the very node that it refers to.
    private SourceNode.@Nullable Anchor register(@Nullable String name, int line, int column) {
        if (name == null) {
            return null;
        }
        if (!ANCHOR.matches(name)) {
            throw refuse(
                    ReadRule.MALFORMED,
                    line,
                    column,
                    "An anchor cannot have this name here.",
                    "Use letters from a to z, digits, `-` and `_`, or put a text that begins with `&` between quotes.");
        }
        SourceNode.Anchor anchor =
                new SourceNode.Anchor(name, new SourceNode.Scalar("", SourceNode.Style.PLAIN, "", line, column));
        anchors.put(name, anchor);
        return anchor;
    }

    private static SourceNode.Style style(DumperOptions.ScalarStyle style) {
        return switch (style) {
            case LITERAL -> SourceNode.Style.LITERAL;
            case FOLDED -> SourceNode.Style.FOLDED;
            case PLAIN -> SourceNode.Style.PLAIN;
            default -> SourceNode.Style.QUOTED;
        };
    }

    private static String shortTag(@Nullable String tag) {
        if (tag == null) {
            return "";
        }
        return tag.startsWith(CORE_TAG) ? "!!" + tag.substring(CORE_TAG.length()) : tag;
    }

    private Refusal refuse(ReadRule rule, int line, int column, String message, String hint) {
        FilePosition place = source.position(line, column);
        return new Refusal(rule.error(place, message, hint));
    }
}
