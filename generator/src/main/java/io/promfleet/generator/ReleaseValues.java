package io.promfleet.generator;

import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;

/** The chart values that a document carries: it is a values file, or a release with values, or holds a values file as text. */
final class ReleaseValues {
    private ReleaseValues() {}

    static List<MapNode> of(Manifest manifest) {
        List<MapNode> values = new ArrayList<>(1);
        if (manifest.document() instanceof YamlDocument document) {
            for (MapNode root : document.roots()) {
                if (SchemaCatalogue.CHART_VALUES.equals(manifest.schema())) {
                    values.add(root);
                } else if (root.get("kind") instanceof TextNode kind
                        && kind.value().equals("HelmRelease")
                        && root.get("spec") instanceof MapNode spec
                        && spec.get("values") instanceof MapNode said) {
                    values.add(said);
                }
            }
        }
        for (Manifest.Embedded embedded : manifest.embedded()) {
            if (embedded.schema().equals(SchemaCatalogue.CHART_VALUES) && embedded.value() instanceof MapNode said) {
                values.add(said);
            }
        }
        return values;
    }
}
