package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a change of kustomize is made to: objects whose kind, name and namespace match. Selectors of labels count as matching.
 *
 * @param kind an expression for the whole kind; empty for all
 * @param name an expression for the whole name; empty for all
 * @param namespace an expression for the whole namespace; empty for all
 */
record PatchTarget(String kind, String name, String namespace) {
    /** Every object. */
    static final PatchTarget ANY = new PatchTarget("", "", "");

    /** The {@code target} of a patch, or the {@code select} of a replacement. */
    static PatchTarget of(MapNode said) {
        return new PatchTarget(text(said.get("kind")), text(said.get("name")), text(said.get("namespace")));
    }

    /** The object of a kind and a name. */
    static PatchTarget exactly(String kind, String name) {
        return new PatchTarget(quoted(kind), quoted(name), "");
    }

    /** Whether it may be made to an object, whose name and namespace may be others by then. */
    boolean mayBe(MapNode object) {
        MapNode metadata = object.get("metadata") instanceof MapNode map ? map : MapNode.EMPTY;
        return matches(kind, text(object.get("kind")))
                && matches(name, text(metadata.get("name")))
                && (metadata.get("namespace") == null || matches(namespace, text(metadata.get("namespace"))));
    }

    private static boolean matches(String expression, String text) {
        if (expression.isEmpty()) {
            return true;
        }
        try {
            return Pattern.matches(expression, text);
        } catch (PatternSyntaxException e) {
            return true; // kustomize will say so
        }
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text);
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
