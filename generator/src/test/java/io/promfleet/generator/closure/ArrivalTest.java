package io.promfleet.generator.closure;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.dsl.SourceLabels;
import io.promfleet.generator.closure.Arrival.Answer;
import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.generator.promql.AskedSeriesFinder;
import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Source;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whether series get from a source to the hub. */
class ArrivalTest {
    private static final PrometheusVersion VERSION = PrometheusVersion.NEWEST;
    private static final List<String> LABELS = List.of("job", "pod", "namespace", "team");
    private static final List<String> VALUES = List.of("a", "b", "");

    @Test
    void followsTheRulesForWhatIsSent() {
        Consumer<RelabelBuilder> rules = all -> {
            all.keep("__name__", "up|node_.*");
            all.drop(SourceLabels.labels("job", "__name__"), "app;node_secret");
            all.labelDrop("pod");
        };
        assertThat(sent(rules, "node_load1")).isEqualTo("arrives");
        assertThat(sent(rules, "shop_orders")).isEqualTo("lost: Keep");
        assertThat(sent(rules, "node_secret")).isEqualTo("arrives");
        assertThat(sent(rules, "node_secret{job=\"app\"}")).isEqualTo("lost: Drop");
        assertThat(sent(rules, "sum by (pod) (node_load1)")).isEqualTo("lost: LabelDrop pod");
        assertThat(sent(rules, "sum by (node) (node_load1)")).isEqualTo("arrives");
    }

    @Test
    void takesForPassingWhatDependsOnWhatNobodyKnows() {
        assertThat(sent(all -> all.keep("namespace", "shop"), "orders")).isEqualTo("arrives");
        assertThat(sent(all -> all.keep("namespace", "shop"), "orders{namespace=\"shop\"}"))
                .isEqualTo("arrives");
        assertThat(sent(all -> all.keep("namespace", "shop"), "orders{namespace=\"bar\"}"))
                .isEqualTo("lost: Keep");
    }

    @Test
    void knowsThatARuleMayGiveTheName() {
        assertThat(sent(
                        all -> {
                            all.keep("__name__", "old");
                            all.replace("__name__", "fresh");
                        },
                        "fresh"))
                .isEqualTo("arrives");
    }

    @Test
    void knowsLabelsThatARuleBringsBack() {
        assertThat(sent(
                        all -> {
                            all.labelDrop("team");
                            all.replace("team", "shop");
                        },
                        "sum by (team) (up)"))
                .isEqualTo("arrives");
        assertThat(sent(all -> all.replace("team", ""), "sum by (team) (up)")).isEqualTo("lost: Replace team");
        assertThat(sent(all -> all.labelKeep("__name__|job"), "sum by (team) (up)"))
                .isEqualTo("lost: LabelKeep team");
        assertThat(sent(all -> all.labelKeep("job"), "up")).isEqualTo("lost: LabelKeep");
    }

    @Test
    void looksAtTheLabelsOfTheCluster() {
        assertThat(sent(all -> all.drop("cluster", "shop"), "up")).isEqualTo("lost: Drop");
        assertThat(sent(all -> all.drop("cluster", "bar"), "up")).isEqualTo("arrives");
        assertThat(sent(all -> all.drop("cluster", "shop"), "up{cluster=\"bar\"}"))
                .isEqualTo("not there");
    }

    @Test
    void followsTheRulesOfTheJobThatIsAskedFor() {
        Consumer<SourceBuilder> source = it -> it.scrapeJob(
                "app",
                job -> job.targets("app.example.com:80").metricRelabel(rules -> rules.drop("__name__", "go_.*")));

        assertThat(answer(source, "go_goroutines{job=\"app\"}")).isEqualTo("lost: Drop");
        assertThat(answer(source, "go_goroutines")).isEqualTo("arrives"); // of a monitor
        assertThat(answer(source.andThen(it -> it.alloy(alloy -> {})), "go_goroutines{job=\"other\"}"))
                .isEqualTo("not there");
        assertThat(answer(source.andThen(it -> it.alloy(alloy -> {})), "sum(go_goroutines{job=\"app\"})"))
                .isEqualTo("lost: Drop");
    }

    @Test
    void followsTheSelectorsOfAFederation() {
        Consumer<SourceBuilder> source = it -> it.federated(
                "https://prometheus.shop.example.com",
                "{__name__=~\"up|node_.*\", job!=\"\"}",
                way -> way.match("orders"));

        assertThat(answer(source, "up")).isEqualTo("arrives");
        assertThat(answer(source, "orders")).isEqualTo("arrives");
        assertThat(answer(source, "orders_total")).isEqualTo("not fetched");
    }

    /** What is called lost is lost whatever the series has beside what is known of it. */
    @Property(tries = 2_000)
    void aLossIsOne(@ForAll long seed) {
        Random random = new Random(seed);
        RelabelRules rules = rules(random);
        boolean renames = rules.rules().stream().anyMatch(rule -> "__name__".equals(RuleParts.target(rule)));
        if (renames) {
            return;
        }
        PartlyKnownSeries series = new PartlyKnownSeries(
                Map.of("__name__", "m", "job", "a"), Set.of("pod", "team"), new CompiledRules(VERSION));
        series.pass(rules);
        Loss loss = series.loss().orElse(null);
        if (loss == null) {
            return;
        }
        Relabelling engine = Relabelling.of(rules, VERSION);
        for (int i = 0; i < 20; i++) {
            Map<String, String> labels = new HashMap<>(Map.of("__name__", "m", "job", "a", "pod", "p", "team", "t"));
            labels.put("namespace", pick(random, VALUES));
            labels.values().removeIf(String::isEmpty);
            Optional<LabelSet> after = engine.apply(LabelSet.of(labels));
            String kept =
                    after.map(it -> it.get(loss.label().orElse("__name__"))).orElse("");
            assertThat(kept).as("%s of %s through %s", loss, labels, rules).isEmpty();
        }
    }

    private static RelabelRules rules(Random random) {
        return rules(all -> {
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                String label = pick(random, random.nextInt(4) == 0 ? List.of("__name__") : LABELS);
                String other = pick(random, LABELS);
                switch (random.nextInt(9)) {
                    case 0 -> all.keep(label, pick(random, List.of("a", "m|b", "m", ".*", "")));
                    case 1 -> all.drop(label, pick(random, List.of("a", "m|b", "n", ".+", "")));
                    case 2 -> all.labelDrop(pick(random, List.of("pod", "te.*", "__name__", "x")));
                    case 3 -> all.labelKeep(pick(random, List.of("__name__|job", ".*", "[_a-p].*")));
                    case 4 -> all.replace(other, pick(random, VALUES));
                    case 5 ->
                        all.replace(
                                other,
                                to -> to.sourceLabels(label)
                                        .regex("(a|m)?")
                                        .replacement(pick(random, List.of("", "$1"))));
                    case 6 -> all.keepEqual(SourceLabels.labels(label), other);
                    case 7 -> all.labelMap("(p|t)(.*)", "$1$2");
                    default -> all.lowercase(SourceLabels.labels(label), other);
                }
            }
        });
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static RelabelRules rules(Consumer<RelabelBuilder> rules) {
        return fleet(it -> it.remoteWrite(write -> write.writeRelabel(rules)))
                .sources()
                .get(0)
                .remoteWrites()
                .get(0)
                .writeRelabels();
    }

    private static String sent(Consumer<RelabelBuilder> rules, String expression) {
        return answer(source -> source.remoteWrite(write -> write.writeRelabel(rules)), expression);
    }

    private static String answer(Consumer<SourceBuilder> block, String expression) {
        Source source = fleet(block).sources().get(0);
        Answer answer = new Arrival(VERSION).of(source, asked(expression));
        if (answer instanceof Answer.Lost lost) {
            return "lost: " + action(lost.by())
                    + lost.by().label().map(label -> " " + label).orElse("");
        } else if (answer instanceof Answer.Arrives) {
            return "arrives";
        }
        return answer instanceof Answer.NotFetched ? "not fetched" : "not there";
    }

    private static AskedSeries asked(String expression) {
        try {
            return AskedSeriesFinder.in(new Promql(VERSION, Set.of()).parse(expression), VERSION)
                    .get(0);
        } catch (PromqlException e) {
            throw new AssertionError(expression, e);
        }
    }

    private static String action(Loss loss) {
        return loss.rule().getClass().getSimpleName().replace("Immutable", "");
    }

    private static Fleet fleet(Consumer<SourceBuilder> block) {
        Definition said = Definition.of(fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("shop", block);
        });
        assertThat(said.findings()).isEmpty();
        return said.fleet().orElseThrow();
    }
}
