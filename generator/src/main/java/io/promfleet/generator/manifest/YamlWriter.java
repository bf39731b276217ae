package io.promfleet.generator.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents: UTF-8, line feeds, YAML in block style with two spaces a level and sequences at the indent of their key,
 * as kubectl prints them. What a tree holds is what every reader of YAML 1.1 and 1.2 gets back, with the same types; the
 * bytes depend on nothing but the tree.
 *
 * <p>Use one writer for a whole run: what it wrote lately it keeps, and a mapping or sequence that comes again, in this or a
 * later document and at whatever indent, is copied. Not thread-safe; writers on several threads may share nodes.
 */
public final class YamlWriter {
    /** How deep mappings and sequences may nest. */
    public static final int MAX_DEPTH = 1_000;

    private static final int LOG_LIMIT = 1 << 19;
    // Below this, looking a node up and copying it is no faster than writing it again.
    private static final int WORTH_REPEATING = 64;
    // Readers look no further than 1024 characters for the colon behind a key.
    private static final int LONGEST_SIMPLE_KEY = 1_000;

    private static final int SHOWN_LEVELS = 32;

    private final int logLimit;
    private final ByteLog out = new ByteLog();
    private final TextScalarWriter scalars = new TextScalarWriter(out);
    private Object log = new Object();

    // Where in the tree the writer is, for messages: the containers from the root, and the place in each.
    private Node[] containers = new Node[16];
    private int[] places = new int[16];
    private int depth;

    // The greatest depth inside the container that is being written.
    private int deepest;

    /** A writer that has written nothing yet. */
    public YamlWriter() {
        this(LOG_LIMIT);
    }

    /** A writer that forgets what it wrote once that is more than so many bytes. */
    YamlWriter(int logLimit) {
        this.logLimit = logLimit;
    }

    /**
     * Writes a file: the header as a comment, then the document, then a line feed where there is none.
     *
     * @param document the document
     * @return its bytes, on loan: only until this writer is used again
     * @throws IllegalArgumentException if a text holds half of a surrogate pair, nesting is deeper than {@link #MAX_DEPTH}
     *     or a line of the header holds anything that could end the line or does not show
     */
    public ByteBuffer write(Document document) {
        int start = begin();
        boolean complete = false;
        try {
            if (document instanceof YamlDocument yaml) {
                yamlHeader(yaml.header());
                root(yaml.root());
                for (int i = 1; i < yaml.roots().size(); i++) {
                    out.putAscii("---\n");
                    root(yaml.roots().get(i));
                }
            } else if (document instanceof TextDocument text) {
                textHeader(text.header());
                pieces(text.pieces());
            }
            complete = true;
        } catch (IllegalArgumentException failure) {
            throw located(failure);
        } finally {
            end(complete);
        }
        return ByteBuffer.wrap(out.bytes, start, out.size - start).slice().asReadOnlyBuffer();
    }

    /**
     * Writes a tree as the YAML text that a program finds in a file of its own, such as a ConfigMap's entry.
     *
     * @param node the tree; a scalar is a document too
     * @return the text, with a line feed at its end
     * @throws IllegalArgumentException if a text holds half of a surrogate pair or nesting is deeper than
     *     {@link #MAX_DEPTH}
     */
    public String toText(Node node) {
        int start = begin();
        boolean complete = false;
        try {
            root(node);
            complete = true;
        } catch (IllegalArgumentException failure) {
            throw located(failure);
        } finally {
            end(complete);
        }
        return new String(out.bytes, start, out.size - start, StandardCharsets.UTF_8);
    }

    private void pieces(List<String> pieces) {
        long length = 0;
        int longest = 0;
        for (String piece : pieces) {
            length += piece.length();
            longest = Math.max(longest, piece.length());
        }
        // Room for all of it as ASCII and, as each piece is put, for that piece as anything: a long text is not copied.
        out.reserve(length + 2L * longest + 1);
        for (String piece : pieces) {
            out.putUtf8(piece, 0, piece.length());
        }
        if (pieces.isEmpty() || !pieces.get(pieces.size() - 1).endsWith("\n")) {
            out.put('\n');
        }
    }

    private int begin() {
        if (out.size > logLimit) {
            forget();
        }
        return out.size;
    }

    private void end(boolean complete) {
        if (!complete) {
            // Nodes remember places in a document that is not there.
            forget();
            depth = 0;
        }
    }

    private IllegalArgumentException located(IllegalArgumentException failure) {
        if (depth == 0) {
            return failure;
        }
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < Math.min(depth, SHOWN_LEVELS); i++) {
            if (containers[i] instanceof MapNode map) {
                place.append(i == 0 ? "" : ".").append(map.key(places[i]));
            } else {
                place.append('[').append(places[i]).append(']');
            }
        }
        String more = depth > SHOWN_LEVELS ? "…" : "";
        return new IllegalArgumentException("`" + place + more + "`: " + failure.getMessage(), failure);
    }

    private void forget() {
        out.clear(2 * logLimit);
        log = new Object();
    }

    private void yamlHeader(List<String> header) {
        for (String line : header) {
            headerLine(line.isEmpty() ? "#" : "# ", line);
            out.put('\n');
        }
    }

    private void textHeader(List<String> header) {
        if (header.isEmpty()) {
            return;
        }
        boolean single = header.size() == 1;
        out.putAscii(single ? "<!-- " : "<!--\n");
        for (String line : header) {
            // What would end the comment, or be taken for the start of another, is taken apart.
            headerLine("", line.replace("-->", "-- >").replace("--!>", "-- !>").replace("<!--", "<! --"));
            out.put(single ? ' ' : '\n');
        }
        out.putAscii("-->\n\n");
    }

    private void headerLine(String sign, String line) {
        if (!TextScalarWriter.isOneVisibleLine(line)) {
            throw new IllegalArgumentException(
                    "a header line holds a line break or a control character: `" + line + "`");
        }
        out.putAscii(sign);
        out.putUtf8(line, 0, line.length());
    }

    private void root(Node node) {
        if (!container(node, 0)) {
            scalar(node, 2);
        }
    }

    /** Writes a mapping or sequence that is not empty; the indent of the first line is there already. */
    private boolean container(Node node, int indent) {
        if (node instanceof MapNode map && map.size() > 0) {
            map(map, indent);
            return true;
        }
        if (node instanceof ListNode list && !list.items().isEmpty()) {
            list(list, indent);
            return true;
        }
        return false;
    }

    private void map(MapNode map, int indent) {
        if (repeated(Rendering.in(log, map.rendering), indent)) {
            return;
        }
        int start = out.size;
        int deepestBefore = deepest;
        int level = enter(map);
        for (int i = 0, size = map.size(); i < size; i++) {
            if (i > 0) {
                out.spaces(indent);
            }
            places[level] = i;
            key(map.key(i), indent);
            entryValue(map.value(i), indent);
        }
        depth = level;
        if (out.size - start >= WORTH_REPEATING) {
            map.rendering = Rendering.newer(map.rendering, log, start, out.size, indent, deepest - level);
        }
        deepest = Math.max(deepest, deepestBefore);
    }

    private void key(String key, int indent) {
        int start = out.size;
        scalars.key(key);
        int length = out.size - start;
        if (length > LONGEST_SIMPLE_KEY) {
            out.spaces(2);
            System.arraycopy(out.bytes, start, out.bytes, start + 2, length);
            out.bytes[start] = '?';
            out.bytes[start + 1] = ' ';
            out.put('\n');
            out.spaces(indent);
        }
        out.put(':');
    }

    private void entryValue(Node value, int indent) {
        if (value instanceof TextNode text) {
            out.put(' ');
            scalars.value(text.value(), indent + 2);
        } else if (value instanceof MapNode map && map.size() > 0) {
            out.put('\n');
            out.spaces(indent + 2);
            map(map, indent + 2);
        } else if (value instanceof ListNode list && !list.items().isEmpty()) {
            out.put('\n');
            out.spaces(indent);
            list(list, indent);
        } else {
            out.put(' ');
            scalar(value, indent + 2);
        }
    }

    private void list(ListNode list, int indent) {
        if (repeated(Rendering.in(log, list.rendering), indent)) {
            return;
        }
        int start = out.size;
        int deepestBefore = deepest;
        int level = enter(list);
        List<Node> items = list.items();
        for (int i = 0, size = items.size(); i < size; i++) {
            if (i > 0) {
                out.spaces(indent);
            }
            places[level] = i;
            out.put('-');
            out.put(' ');
            Node item = items.get(i);
            if (!container(item, indent + 2)) {
                scalar(item, indent + 2);
            }
        }
        depth = level;
        if (out.size - start >= WORTH_REPEATING) {
            list.rendering = Rendering.newer(list.rendering, log, start, out.size, indent, deepest - level);
        }
        deepest = Math.max(deepest, deepestBefore);
    }

    // What was rendered into another log has no bytes in this one, whatever that log holds.
    @SuppressWarnings("ReferenceEquality")
    private boolean repeated(@Nullable Rendering known, int indent) {
        // What would nest too deeply is written again, to be refused where it does.
        if (known == null || depth + known.levels() > MAX_DEPTH) {
            return false;
        }
        deepest = Math.max(deepest, depth + known.levels());
        if (known.indent() == indent) {
            out.repeat(known.start(), known.end());
        } else {
            out.repeat(known.start(), known.end(), known.indent(), indent);
        }
        return true;
    }

    private int enter(Node container) {
        int level = depth;
        if (level == MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels");
        }
        if (level == containers.length) {
            containers = Arrays.copyOf(containers, level * 2);
            places = Arrays.copyOf(places, level * 2);
        }
        containers[level] = container;
        depth = level + 1;
        deepest = depth;
        return level;
    }

    /** Writes a scalar, or a mapping or sequence that is empty, and the line feed behind it. */
    private void scalar(Node node, int indent) {
        if (node instanceof TextNode text) {
            scalars.value(text.value(), indent);
            return;
        }
        if (node instanceof IntegerNode integer) {
            out.putNumber(integer.value());
        } else if (node instanceof BooleanNode bool) {
            out.putAscii(bool.value() ? "true" : "false");
        } else if (node instanceof UnsignedNode unsigned) {
            out.putAscii(unsigned.toString());
        } else if (node instanceof DecimalNode decimal) {
            out.putAscii(DecimalText.of(decimal.value()));
        } else if (node instanceof MapNode) {
            out.putAscii("{}");
        } else {
            out.putAscii("[]");
        }
        out.put('\n');
    }
}
