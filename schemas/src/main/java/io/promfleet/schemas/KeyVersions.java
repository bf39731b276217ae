package io.promfleet.schemas;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows keys through a schema to the annotation of the version in which the last of them appeared. */
final class KeyVersions {
    private static final String SINCE = "x-since";

    private final SchemaCatalogue catalogue;

    KeyVersions(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Optional<String> since(String name, String... keys) {
        SchemaDocument document = catalogue.load(name);
        Place place = new Place(document, document.root());
        for (String key : keys) {
            Place next = child(place, key);
            if (next == null) {
                return Optional.empty();
            }
            place = next;
        }
        return version(place);
    }

    // The place where a key is used says more than the definition that several keys share.
    private Optional<String> version(Place place) {
        if (place.schema().get(SINCE) instanceof String version) {
            return Optional.of(version);
        }
        return place.schema().get("$ref") instanceof String ref ? version(target(place, ref)) : Optional.empty();
    }

    private @Nullable Place child(Place place, String key) {
        if (place.schema().get("$ref") instanceof String ref) {
            return child(target(place, ref), key);
        }
        if (place.schema().get("properties") instanceof Map<?, ?> properties && properties.containsKey(key)) {
            return place.at(properties.get(key));
        }
        if (place.schema().get("items") instanceof Map<?, ?> items) {
            return child(place.at(items), key);
        }
        return place.schema().get("additionalProperties") instanceof Map<?, ?> others ? place.at(others) : null;
    }

    private Place target(Place place, String ref) {
        SchemaReference reference = place.document().reference(ref);
        return new Place(catalogue.load(reference.name()), catalogue.resolve(reference));
    }

    /** A schema and the file that it stands in, which its references are relative to. */
    private record Place(SchemaDocument document, Map<String, Object> schema) {
        Place at(@Nullable Object child) {
            return new Place(document, SchemaDocument.asSchema(child));
        }
    }
}
