package acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A combination that Prometheus would refuse does not compile. */
final class TypedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules.keep("a", "b", "target")                | no suitable method found for keep
            rules.drop("a", "b", "target")                | no suitable method found for drop
            rules.keep("a", "b").replacement("$1")        | cannot find symbol
            rules.labelDrop("a", "b")                     | cannot be applied to given types
            rules.labelDrop(labels("a"), "b")             | cannot be applied to given types
            rules.labelKeep(labels("a"))                  | incompatible types
            rules.labelMap(labels("a"), "b")              | incompatible types
            rules.hashMod(labels("a"), "b")               | cannot be applied to given types
            rules.hashMod(labels("a"), "b", "2")          | incompatible types
            rules.keepEqual(labels("a"), "b", "regex")    | cannot be applied to given types
            rules.lowercase(labels("a"), "b", "regex")    | cannot be applied to given types
            rules.uppercase("a", "b")                     | incompatible types
            rules.replace("a", r -> r.modulus(2))         | cannot find symbol
            job.scrapeInterval("30s")                     | incompatible types
            job.bodySizeLimit(50)                         | incompatible types
            job.scheme("https")                           | incompatible types
            job.bearerToken("hunter2")                    | incompatible types
            job.basicAuth("me", "hunter2")                | no suitable method found for basicAuth
            job.targets("a:1").url("https://a")           | cannot find symbol
            source.prometheus(p -> {})                    | cannot find symbol
            source.receiver(r -> {})                      | cannot find symbol
            hub.remoteWrite(w -> {})                      | cannot find symbol
            hub.lightweightPrometheus(p -> {})            | cannot find symbol
            source.prometheusAgent(a -> a.retention(null))     | cannot find symbol
            source.prometheusAgent(a -> a.retentionSize(null)) | cannot find symbol
            source.prometheusAgent(a -> a.defaultRules(true))  | cannot find symbol
            hub.prometheusAgent(a -> {})                       | cannot find symbol
            source.federated("https://a", f -> {})             | cannot be applied to given types
            source.federated("https://a", "up", f -> f.honorLabels(false)) | cannot find symbol
            hub.scrapedByHub("https://a")                      | cannot find symbol
            source.scrapedByHub()                              | no suitable method found for scrapedByHub
            source.scrapedByHub("https://a", s -> s.storage(null))   | cannot find symbol
            source.scrapedByHub("https://a", s -> s.retention(null)) | cannot find symbol
            source.scrapedByHub("https://a", s -> s.rotatedTokens(null)) | cannot be applied to given types
            hub.discoveredByHub(d -> {})                             | cannot find symbol
            source.discoveredByHub(d -> d.retention(null))           | cannot find symbol
            source.alsoScrapedByHub("https://a", s -> {})            | cannot be applied to given types
            source.alsoScrapedByHub("https://a", s -> s.nodeExporter(true), "a") | cannot find symbol
            source.alsoDiscoveredByHub(d -> {})                      | cannot be applied to given types
            source.alsoFederated("https://a", "up", f -> f.prometheus(p -> {})) | cannot find symbol
            new RelabelBuilder()                          | cannot be applied to given types
            """)
    void refusesAWrongMix(String statement, String error) {
        List<String> errors = Compiler.errors("acme.Wrong", source(statement));

        assertThat(errors).first().asString().contains(error);
    }

    @Test
    void compilesARightOne() {
        assertThat(Compiler.errors("acme.Wrong", source("rules.keep(\"a\", \"b\")")))
                .isEmpty();
    }

    private static String source(String statement) {
        return """
                package acme;
                import io.promfleet.dsl.*;
                import static io.promfleet.dsl.SourceLabels.labels;
                final class Wrong {
                    void say(HubBuilder hub, SourceBuilder source, ScrapeJobBuilder job, RelabelBuilder rules) {
                        %s;
                    }
                }
                """.formatted(statement);
    }
}
