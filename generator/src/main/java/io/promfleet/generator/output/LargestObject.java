package io.promfleet.generator.output;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Set;

/** What an API server stores at most: a ConfigMap and the Secret of a Helm release are bounded by it. */
final class LargestObject {
    private static final int BYTES = 1024 * 1024;
    private static final Set<String> NOT_APPLIED =
            Set.of(SchemaCatalogue.PROMETHEUS_RULES, SchemaCatalogue.PROMETHEUS_RULE_TESTS);

    private LargestObject() {}

    static void check(Manifest manifest, int size, Findings findings) {
        if (size > BYTES && manifest.document() instanceof YamlDocument yaml && isStored(manifest, yaml.root())) {
            findings.add(new Finding(
                    "PF610",
                    Severity.ERROR,
                    manifest.origin().step(),
                    manifest.origin().location(),
                    "The file `" + manifest.path() + "` has `" + size
                            + "` bytes, and Kubernetes takes no object of more than `" + BYTES + "`.",
                    "Say less in one cluster, for instance one job with a wider rule in place of many.",
                    List.of()));
        }
    }

    /** Whether it gets to an API server, as all do but plain rules and the files that kustomize reads for itself. */
    private static boolean isStored(Manifest manifest, MapNode root) {
        if (manifest.schema() != null && NOT_APPLIED.contains(manifest.schema())) {
            return false;
        }
        int index = root.indexOf("apiVersion");
        return index < 0
                || !(root.value(index) instanceof TextNode version)
                || !version.value().startsWith("kustomize.config.k8s.io/");
    }
}
