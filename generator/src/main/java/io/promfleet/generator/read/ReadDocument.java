package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A YAML document that is not Prometheus' own, such as a Kubernetes object or chart values, in which configuration of
 * Prometheus may stand: as YAML, or as a text of YAML whose places are those in the outer file.
 */
public final class ReadDocument {
    private final SourceText source;
    private final SourceNode root;
    private final Node tree;
    private final Map<List<String>, ReadConfig> parts = new HashMap<>();

    ReadDocument(SourceText source, SourceNode root, Node tree) {
        this.source = source;
        this.root = root;
        this.tree = tree;
    }

    /**
     * The documents of a file.
     *
     * @param source the file
     * @param findings takes what is no YAML, and keys that stand twice
     * @return the documents in front of the first mistake, those without content left out
     */
    public static List<ReadDocument> all(SourceText source, Findings findings) {
        return YamlText.of(source).documents(findings);
    }

    /**
     * The whole document, without any type but those that its values show by themselves.
     *
     * @return its outermost value
     */
    public Node tree() {
        return tree;
    }

    /**
     * The keys of the outermost mapping, or of the mappings in the outermost list; those without a value too, which are not in
     * the tree.
     *
     * @return the keys
     */
    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        SourceNode outermost = content(root);
        if (outermost instanceof SourceNode.Sequence list) {
            list.items().forEach(item -> keys(content(item), keys));
        } else {
            keys(outermost, keys);
        }
        return keys;
    }

    private static void keys(SourceNode node, Set<String> keys) {
        if (node instanceof SourceNode.Mapping mapping) {
            for (SourceNode.Entry entry : mapping.entries()) {
                if (content(entry.key()) instanceof SourceNode.Scalar name) {
                    keys.add(name.text());
                }
            }
        }
    }

    /**
     * Where the document begins.
     *
     * @return the place of its outermost value
     */
    public FilePosition place() {
        return source.position(root.line(), root.column());
    }

    /**
     * A part of the document that is configuration of Prometheus.
     *
     * @param keys the keys that lead to it
     * @param language what it holds
     * @param reader reads it
     * @param target the release that is going to read it
     * @param findings takes what is wrong, at its place in the file
     * @return what could be read; nothing if there is no such part
     */
    public Optional<ReadConfig> part(
            List<String> keys,
            ConfigLanguage language,
            ConfigReader reader,
            PrometheusVersion target,
            Findings findings) {
        SourceNode part = at(keys);
        if (part == null || SchemaDecoder.isNull(part)) {
            return Optional.empty();
        }
        Optional<ReadConfig> read = part instanceof SourceNode.Scalar text
                ? reader.read(YamlText.of(inner(text)), language, target, findings)
                : reader.decode(source, part, language, target, findings);
        read.ifPresent(config -> parts.put(keys, config));
        return read;
    }

    /**
     * A part of the document that is a text of its own, such as a file in a ConfigMap.
     *
     * @param keys the keys that lead to it
     * @return the text, with its places in the file; nothing if there is none
     */
    public Optional<YamlText> text(List<String> keys) {
        return at(keys) instanceof SourceNode.Scalar text ? Optional.of(YamlText.of(inner(text))) : Optional.empty();
    }

    /**
     * A part that {@link #part} has read before.
     *
     * @param keys the keys that lead to it
     * @return what could be read then; nothing if there is no such part
     */
    public Optional<ReadConfig> knownPart(List<String> keys) {
        return Optional.ofNullable(parts.get(keys));
    }

    /**
     * A text of the document that is YAML itself, such as values in a ConfigMap.
     *
     * @param keys the keys that lead to it
     * @param findings takes what is no YAML, at its place in the outer file
     * @return its first document; nothing if there is no such text or nothing in it
     */
    public Optional<ReadDocument> inner(List<String> keys, Findings findings) {
        return text(keys).flatMap(text -> text.documents(findings).stream().findFirst());
    }

    /**
     * The keys below a part of the document whose value is null, each with the way that leads to it.
     *
     * @param keys the keys that lead to the part
     * @return way and place, in the order of the document
     */
    public Map<String, Location> nulls(List<String> keys) {
        Map<String, Location> nulls = new LinkedHashMap<>();
        if (at(keys) instanceof SourceNode.Mapping mapping) {
            nulls(mapping, "", nulls);
        }
        return nulls;
    }

    private void nulls(SourceNode.Mapping mapping, String way, Map<String, Location> nulls) {
        for (SourceNode.Entry entry : mapping.entries()) {
            if (content(entry.key()) instanceof SourceNode.Scalar name) {
                String here = way.isEmpty() ? name.text() : way + "." + name.text();
                if (SchemaDecoder.isNull(entry.value())) {
                    nulls.put(here, source.position(name.line(), name.column()));
                } else if (entry.value() instanceof SourceNode.Mapping inner) {
                    nulls(inner, here, nulls);
                }
            }
        }
    }

    /**
     * The texts without quotes that YAML 1.1 takes for something else. What an alias refers to is looked at where it stands.
     *
     * @return keys and values in the order of the document
     */
    public List<PlainText> plainTexts() {
        List<PlainText> found = new ArrayList<>();
        plainTexts(root, new ArrayList<>(), found);
        return found;
    }

    private void plainTexts(SourceNode node, List<Object> way, List<PlainText> found) {
        if (node instanceof SourceNode.Scalar scalar) {
            plainText(scalar, way, false, found);
        } else if (node instanceof SourceNode.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                way.add(i);
                plainTexts(sequence.items().get(i), way, found);
                way.remove(way.size() - 1);
            }
        } else if (node instanceof SourceNode.Mapping mapping) {
            for (SourceNode.Entry entry : mapping.entries()) {
                if (entry.key() instanceof SourceNode.Scalar key) {
                    way.add(key.text());
                    plainText(key, way, true, found);
                    plainTexts(entry.value(), way, found);
                    way.remove(way.size() - 1);
                }
            }
        }
    }

    /**
     * Every value of the document that is one scalar, each once, with the way from a place in its text to one in the file.
     *
     * @param taker takes the text, and from the number of a character in it gives where that stands in the file
     */
    public void texts(BiConsumer<String, IntFunction<FilePosition>> taker) {
        texts(root, taker);
    }

    private void texts(SourceNode node, BiConsumer<String, IntFunction<FilePosition>> taker) {
        if (node instanceof SourceNode.Scalar scalar) {
            taker.accept(scalar.text(), at -> placeIn(scalar, at));
        } else if (node instanceof SourceNode.Sequence sequence) {
            sequence.items().forEach(item -> texts(item, taker));
        } else if (node instanceof SourceNode.Mapping mapping) {
            mapping.entries().forEach(entry -> texts(entry.value(), taker));
        } else if (node instanceof SourceNode.Alias) {
            return; // looked at where it stands
        }
    }

    private FilePosition placeIn(SourceNode.Scalar scalar, int at) {
        if (scalar.style() != SourceNode.Style.LITERAL) {
            return source.position(scalar.line(), scalar.column());
        }
        String before = scalar.text().substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = at - before.lastIndexOf('\n');
        return source.position(scalar.line() + line, column + indent(scalar));
    }

    private void plainText(SourceNode.Scalar scalar, List<Object> way, boolean isKey, List<PlainText> found) {
        PlainText text = PlainText.of(scalar, way, isKey, source.position(scalar.line(), scalar.column()));
        if (text != null) {
            found.add(text);
        }
    }

    private @Nullable SourceNode at(List<String> keys) {
        SourceNode node = root;
        for (String key : keys) {
            SourceNode found = null;
            if (content(node) instanceof SourceNode.Mapping mapping) {
                for (SourceNode.Entry entry : mapping.entries()) {
                    if (content(entry.key()) instanceof SourceNode.Scalar name
                            && name.text().equals(key)) {
                        found = entry.value();
                    }
                }
            }
            if (found == null) {
                return null;
            }
            node = found;
        }
        return content(node);
    }

    private static SourceNode content(SourceNode node) {
        return node instanceof SourceNode.Alias alias ? alias.anchor().content() : node;
    }

    private SourceText inner(SourceNode.Scalar scalar) {
        FilePosition start = source.position(scalar.line(), scalar.column());
        if (scalar.style() != SourceNode.Style.LITERAL) {
            // Its lines were folded or its escapes resolved, so that no place inside is the file's.
            return source.inner(scalar.text(), (line, column) -> start);
        }
        int indent = indent(scalar);
        return source.inner(scalar.text(), (line, column) -> source.position(scalar.line() + line, column + indent));
    }

    /** How many spaces the file has in front of each line of a block that are no part of the text. */
    private int indent(SourceNode.Scalar scalar) {
        SourceText text = SourceText.of("", scalar.text());
        for (int line = 1; line <= text.lines(); line++) {
            if (!text.line(line).isEmpty()) {
                String outer = source.line(scalar.line() + line);
                return Math.max(0, outer.length() - text.line(line).length());
            }
        }
        return 0;
    }
}
