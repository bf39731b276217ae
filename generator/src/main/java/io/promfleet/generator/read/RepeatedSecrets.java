package io.promfleet.generator.read;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.schema.ValueWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts of a file that stand as a credential in one place, and by an alias of YAML in another one that findings would show. They are
 * shown nowhere.
 */
public final class RepeatedSecrets {
    private static final String CONCEALED = "…";
    // A shorter text can be a part of any word, and is concealed where it is all that is quoted.
    private static final int SHORTEST_PART = 4;

    private final Set<SourceNode.Scalar> secret = new HashSet<>();
    private final Set<SourceNode.Scalar> open = new HashSet<>();
    private final Set<SourceNode.Anchor> seenSecret = new HashSet<>();
    private final Set<SourceNode.Anchor> seenOpen = new HashSet<>();
    // One alias may lead to another for longer than calls may be nested.
    private final Deque<Found> aliases = new ArrayDeque<>();
    private final List<String> texts;

    private record Found(SourceNode.Anchor anchor, List<Object> path) {}

    private RepeatedSecrets(SourceText source) {
        walk(source);
        Set<String> found = new LinkedHashSet<>();
        for (SourceNode.Scalar scalar : secret) {
            if (open.contains(scalar) && !scalar.text().isBlank()) {
                found.add(scalar.text());
                found.add(Quoted.line(scalar.text()));
            }
        }
        // The longest first, for one may be a part of another.
        this.texts = found.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /**
     * Looks for them.
     *
     * @param source a file, which may be no YAML
     * @return what was found
     */
    public static RepeatedSecrets of(SourceText source) {
        return new RepeatedSecrets(source);
    }

    private void walk(SourceText source) {
        if (source.text().indexOf('&') >= 0 && source.text().indexOf('*') >= 0) {
            YamlComposer.all(source, new Findings()).roots().forEach(root -> walk(root, new ArrayList<>()));
        }
        while (!aliases.isEmpty()) {
            Found alias = aliases.remove();
            walk(alias.anchor.content(), new ArrayList<>(alias.path));
        }
    }

    private void walk(SourceNode node, List<Object> path) {
        if (node instanceof SourceNode.Scalar scalar) {
            (ValueWords.isSecret(path) ? secret : open).add(scalar);
            if (scalar.style() == SourceNode.Style.LITERAL) {
                walk(SourceText.of("", scalar.text()));
            }
        } else if (node instanceof SourceNode.Sequence sequence) {
            sequence.items().forEach(item -> walk(item, path));
        } else if (node instanceof SourceNode.Mapping mapping) {
            mapping.entries().forEach(entry -> walk(entry, path));
        } else if (node instanceof SourceNode.Alias alias
                && (ValueWords.isSecret(path) ? seenSecret : seenOpen).add(alias.anchor())) {
            aliases.add(new Found(alias.anchor(), List.copyOf(path)));
        }
    }

    private void walk(SourceNode.Entry entry, List<Object> path) {
        SourceNode key =
                entry.key() instanceof SourceNode.Alias alias ? alias.anchor().content() : entry.key();
        if (key instanceof SourceNode.Scalar name) {
            open.add(name);
            path.add(name.text());
            walk(entry.value(), path);
            path.remove(path.size() - 1);
        } else {
            walk(entry.value(), path);
        }
    }

    /**
     * Whether a text has one of them in it.
     *
     * @param text for instance a line of the file
     * @return true if it must not be shown
     */
    public boolean isIn(String text) {
        return texts.stream().anyMatch(text::contains);
    }

    /**
     * A finding without them.
     *
     * @param finding a finding
     * @return the same where none is in it
     */
    public Finding conceal(Finding finding) {
        if (texts.isEmpty()) {
            return finding;
        }
        return new Finding(
                finding.id(),
                finding.severity(),
                concealed(finding.path()),
                finding.location(),
                concealed(finding.message()),
                concealed(finding.hint()),
                finding.related());
    }

    private String concealed(String text) {
        String shown = text;
        for (String each : texts) {
            shown = each.length() < SHORTEST_PART
                    ? shown.replace("`" + each + "`", "`" + CONCEALED + "`")
                    : shown.replace(each, CONCEALED);
        }
        return shown;
    }
}
