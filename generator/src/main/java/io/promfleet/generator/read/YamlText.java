package io.promfleet.generator.read;

import io.promfleet.finding.Findings;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text of YAML, parsed once: for those who ask what it holds, and for those who then read it as that. Not thread-safe. */
public final class YamlText {
    private final SourceText source;
    private final YamlComposer.Composed composed;
    private final Findings malformed;
    private final Findings refused = new Findings();
    private @Nullable List<ReadDocument> documents;
    private boolean decodedBefore;

    private YamlText(SourceText source, YamlComposer.Composed composed, Findings malformed) {
        this.source = source;
        this.composed = composed;
        this.malformed = malformed;
    }

    /**
     * Parses a text.
     *
     * @param source the text
     * @return what is in it; mistakes are told to those who ask for it
     */
    public static YamlText of(SourceText source) {
        Findings malformed = new Findings();
        return new YamlText(source, YamlComposer.all(source, malformed), malformed);
    }

    /**
     * Where the text is from.
     *
     * @return the text with its places
     */
    public SourceText source() {
        return source;
    }

    /**
     * The documents of the text.
     *
     * @param findings takes what is no YAML, and keys that stand twice
     * @return the documents in front of the first mistake, those without content left out
     */
    public List<ReadDocument> documents(Findings findings) {
        List<ReadDocument> known = decoded();
        findings.addAll(malformed);
        findings.addAll(refused);
        return known;
    }

    /**
     * The documents of the text, if each of them can be read.
     *
     * @return the documents; none where a mistake is in one of them
     */
    public List<ReadDocument> soundDocuments() {
        List<ReadDocument> known = decoded();
        return isSound() ? known : List.of();
    }

    /**
     * Whether the whole text can be read.
     *
     * @return false where {@link #documents} reports an error
     */
    public boolean isSound() {
        decoded();
        return !malformed.hasErrors() && !refused.hasErrors();
    }

    private List<ReadDocument> decoded() {
        List<ReadDocument> known = documents;
        if (known == null) {
            known = new ArrayList<>();
            // What is refused is told once.
            Findings mistakes = decodedBefore ? new Findings() : refused;
            Shape anything = new Shapes(SchemaCatalogue.bundled()).anything();
            for (SourceNode root : composed.roots()) {
                if (!SchemaDecoder.isNull(root)) {
                    List<ReadDocument> all = known;
                    new SchemaDecoder(source, PrometheusVersion.NEWEST, mistakes)
                            .document(root, anything)
                            .ifPresent(tree -> all.add(new ReadDocument(source, root, tree)));
                }
            }
            documents = known;
            decodedBefore = true;
        }
        return known;
    }

    /** The first document, which is all that Prometheus reads; null where it cannot be read or there is none. */
    @Nullable
    SourceNode first(Findings findings) {
        // What tells of what kind the text is takes as much memory as what is read of it next.
        documents = null;
        if (composed.roots().isEmpty()) {
            findings.addAll(malformed);
            return null;
        }
        if (composed.second() != null) {
            findings.add(ReadRule.IGNORED_DOCUMENT.warning(
                    composed.second(),
                    "A second document begins here, which Prometheus never reads.",
                    "Keep one document in a file, and remove the rest."));
        }
        return composed.roots().get(0);
    }

    /** Whether the text was parsed and has nothing in it. */
    boolean isEmpty() {
        return composed.complete() && composed.roots().isEmpty();
    }
}
