package io.promfleet.acceptance.collect;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.CredentialForm;
import io.promfleet.generator.read.PrometheusNodes;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ScrapeJob;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.List;

/** Jobs and rules of the model, out of files of Prometheus. */
final class Jobs {
    private Jobs() {}

    /** What a file says. */
    static PrometheusConfig config(String yaml) {
        Findings findings = new Findings();
        MapNode root = (MapNode) new ConfigReader(SchemaCatalogue.bundled())
                .read(SourceText.of("read-back.yaml", yaml), PrometheusVersion.NEWEST, findings)
                .orElseThrow(() -> new AssertionError(yaml))
                .root();
        if (findings.hasErrors()) {
            throw new AssertionError(findings.sorted() + "\n" + yaml);
        }
        return new PrometheusNodes(CredentialForm.AS_IT_STANDS).config(root);
    }

    static ScrapeJob job(MapNode job) {
        MapNode file = MapNode.builder().put("scrape_configs", ListNode.of(job)).build();
        return config(new YamlWriter().toText(file)).scrapeJobs().get(0);
    }

    static ScrapeJob plain(String name) {
        return job(MapNode.builder()
                .put("job_name", name)
                .put("static_configs", nowhere())
                .build());
    }

    static RelabelRules rules(List<? extends Node> rules) {
        if (rules.isEmpty()) {
            return plain("rules").relabels();
        }
        return job(MapNode.builder()
                        .put("job_name", "rules")
                        .put("static_configs", nowhere())
                        .put("relabel_configs", new ListNode(rules, null))
                        .build())
                .relabels();
    }

    static ListNode nowhere() {
        return ListNode.of(MapNode.builder()
                .put("targets", ListNode.of(new TextNode("localhost:1")))
                .build());
    }
}
