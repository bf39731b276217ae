package io.promfleet.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acme.Call;
import io.promfleet.finding.Finding;
import io.promfleet.model.ByteSize;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.NameValidation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each call of each builder does when it is given nonsense, or comes at the wrong time. */
final class EveryCallMisusedTest {
    /** For each builder a way to run something in its block. */
    private static final Map<Class<?>, BiConsumer<FleetBuilder, Consumer<Object>>> BY_HAND = Map.ofEntries(
            Map.entry(FleetBuilder.class, (fleet, block) -> block.accept(fleet)),
            Map.entry(FluxBuilder.class, (fleet, block) -> fleet.flux(block::accept)),
            Map.entry(HubBuilder.class, (fleet, block) -> fleet.hub("hub", block::accept)),
            Map.entry(AlertsBuilder.class, (fleet, block) -> fleet.hub("hub", hub -> hub.alerts(block::accept))),
            Map.entry(ReceiverBuilder.class, (fleet, block) -> receiver(fleet, block::accept)),
            Map.entry(
                    LoadBalancerBuilder.class,
                    (fleet, block) -> receiver(fleet, receiver -> receiver.loadBalancer(block::accept))),
            Map.entry(
                    IngressBuilder.class,
                    (fleet, block) -> receiver(fleet, receiver -> receiver.ingress(block::accept))),
            Map.entry(
                    HttpRouteBuilder.class,
                    (fleet, block) -> receiver(fleet, receiver -> receiver.httpRoute("public", block::accept))),
            Map.entry(
                    PrometheusBuilder.class, (fleet, block) -> fleet.hub("hub", hub -> hub.prometheus(block::accept))),
            Map.entry(
                    StorageBuilder.class,
                    (fleet, block) -> fleet.hub(
                            "hub", hub -> hub.prometheus(it -> it.storage(ByteSize.gibibytes(1), block::accept)))),
            Map.entry(
                    ResourcesBuilder.class,
                    (fleet, block) -> fleet.hub("hub", hub -> hub.prometheus(it -> it.resources(block::accept)))),
            Map.entry(
                    ObjectBuilder.class,
                    (fleet, block) -> fleet.hub("hub", hub -> hub.objectValue("grafana", block::accept))),
            Map.entry(
                    ListBuilder.class,
                    (fleet, block) -> fleet.hub("hub", hub -> hub.listValue("grafana", block::accept))),
            Map.entry(
                    ManifestBuilder.class,
                    (fleet, block) -> fleet.hub("hub", hub -> hub.manifest("v1", "ConfigMap", "a", block::accept))),
            Map.entry(SourceBuilder.class, (fleet, block) -> fleet.source("source", block::accept)),
            Map.entry(
                    AlloyBuilder.class,
                    (fleet, block) -> fleet.source("source", source -> source.alloy(block::accept))),
            Map.entry(
                    GrafanaAgentBuilder.class,
                    (fleet, block) -> fleet.source("source", source -> source.grafanaAgent(block::accept))),
            Map.entry(
                    OpenTelemetryCollectorBuilder.class,
                    (fleet, block) -> fleet.source("source", source -> source.openTelemetryCollector(block::accept))),
            Map.entry(
                    AgentBuilder.class,
                    (fleet, block) -> fleet.source("source", source -> source.prometheusAgent(block::accept))),
            Map.entry(
                    FederationBuilder.class,
                    (fleet, block) -> fleet.source(
                            "source", source -> source.federated("https://p.example.com", "up", block::accept))),
            Map.entry(
                    AlsoFederatedBuilder.class,
                    (fleet, block) -> fleet.source(
                            "source", source -> source.alsoFederated("https://p.example.com", "up", block::accept))),
            Map.entry(
                    DiscoveredByHubBuilder.class,
                    (fleet, block) -> fleet.source("source", source -> source.discoveredByHub(block::accept))),
            Map.entry(
                    AlsoDiscoveredByHubBuilder.class,
                    (fleet, block) ->
                            fleet.source("source", source -> source.alsoDiscoveredByHub(block::accept, "shop"))),
            Map.entry(
                    AlsoScrapedByHubBuilder.class,
                    (fleet, block) -> fleet.source(
                            "source",
                            source -> source.alsoScrapedByHub("https://api.example.com", block::accept, "shop"))),
            Map.entry(
                    ScrapedByHubBuilder.class,
                    (fleet, block) -> fleet.source(
                            "source", source -> source.scrapedByHub("https://api.example.com", block::accept))),
            Map.entry(
                    RemoteWriteBuilder.class,
                    (fleet, block) -> fleet.source("source", source -> source.remoteWrite(block::accept))),
            Map.entry(
                    QueueBuilder.class,
                    (fleet, block) ->
                            fleet.source("source", source -> source.remoteWrite(it -> it.queue(block::accept)))),
            Map.entry(
                    MetadataBuilder.class,
                    (fleet, block) ->
                            fleet.source("source", source -> source.remoteWrite(it -> it.metadata(block::accept)))),
            Map.entry(ScrapeJobBuilder.class, (fleet, block) -> job(fleet, block::accept)),
            Map.entry(OAuth2Builder.class, (fleet, block) -> job(fleet, job -> job.oauth2(block::accept))),
            Map.entry(
                    SigV4Builder.class,
                    (fleet, block) ->
                            fleet.source("source", source -> source.remoteWrite(it -> it.sigV4(block::accept)))),
            Map.entry(
                    AzureAdBuilder.class,
                    (fleet, block) ->
                            fleet.source("source", source -> source.remoteWrite(it -> it.azureAd(block::accept)))),
            Map.entry(TlsBuilder.class, (fleet, block) -> job(fleet, job -> job.tls(block::accept))),
            Map.entry(
                    KubernetesDiscoveryBuilder.class,
                    (fleet, block) -> job(fleet, job -> job.kubernetes(KubernetesRole.POD, block::accept))),
            Map.entry(
                    StaticTargetsBuilder.class,
                    (fleet, block) -> job(fleet, job -> job.targets(List.of("a:1"), block::accept))),
            Map.entry(RelabelBuilder.class, (fleet, block) -> job(fleet, job -> job.relabel(block::accept))),
            Map.entry(
                    ReplaceBuilder.class,
                    (fleet, block) -> job(fleet, job -> job.relabel(rules -> rules.replace("a", block::accept)))));

    private static final Map<Class<?>, BiConsumer<FleetBuilder, Consumer<Object>>> BLOCKS = blocks();

    private static Map<Class<?>, BiConsumer<FleetBuilder, Consumer<Object>>> blocks() {
        Map<Class<?>, BiConsumer<FleetBuilder, Consumer<Object>>> blocks = new HashMap<>(BY_HAND);
        for (String kind : new DiscoverySources().kinds()) {
            blocks.put(Builders.ofKind(kind), (fleet, block) -> job(fleet, job -> discover(job, kind, block)));
        }
        return blocks;
    }

    private static void discover(ScrapeJobBuilder job, String kind, Consumer<Object> block) {
        try {
            DiscoveringBuilder.class.getMethod(kind, Consumer.class).invoke(job, block);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new LinkageError("a block failed", e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("there is no call for " + kind, e);
        }
    }

    static List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        for (Class<?> builder : Builders.ALL) {
            Builders.calls(builder).forEach(method -> uses.add(new Use(builder, Call.of(method))));
        }
        return uses;
    }

    static List<Use> usesWithNull() {
        return uses().stream()
                .flatMap(use -> use.call.withNull().stream().map(call -> new Use(use.builder, call)))
                .toList();
    }

    static List<Use> usesWithBrokenText() {
        return uses().stream()
                .flatMap(use -> use.call.withBrokenText().stream().map(call -> new Use(use.builder, call)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usesWithNull")
    void namesTheCallThatIsGivenNull(Use use) {
        List<Finding> findings = Definition.of(fleet -> use.in(fleet)).findings();

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("PF010");
            assertThat(finding.message()).isEqualTo("`" + use.call.method().getName() + "` was given null.");
            assertThat(finding.location()).matches(Call::isAt);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usesWithBrokenText")
    void reportsTextThatCannotBeWritten(Use use) {
        List<Finding> findings = Definition.of(fleet -> use.in(fleet)).findings();

        assertThat(findings).isNotEmpty().noneMatch(finding -> finding.id().equals("PF010"));
        assertThat(findings).anyMatch(finding -> Call.isAt(finding.location()));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(NameValidation.isUnicode(finding.message() + finding.path()))
                        .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void reportsWhatIsSaidAfterTheBlock(Use use) {
        if (use.builder == FleetBuilder.class) {
            return; // its block is the definition; see below
        }
        List<Finding> findings = Definition.of(fleet -> {
                    List<Object> kept = new ArrayList<>();
                    use.open(fleet, kept::add);
                    use.call.on(kept.get(0));
                })
                .findings();

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("PF009");
            assertThat(finding.location()).matches(Call::isAt);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void refusesWhatIsSaidAfterTheDefinition(Use use) {
        List<Object> kept = new ArrayList<>();
        Definition.of(fleet -> use.open(fleet, kept::add));

        assertThatThrownBy(() -> use.call.on(kept.get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The definition has ended, so nothing more can be said.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void reportsACallFromAnotherThread(Use use) {
        List<Finding> findings = Definition.of(
                        fleet -> use.open(fleet, builder -> inAnotherThread(() -> use.call.on(builder))))
                .findings();

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("PF010");
            assertThat(finding.message()).isEqualTo("A builder is called from a thread of its own.");
            assertThat(finding.location()).matches(Call::isAt);
        });
    }

    @Test
    void knowsABlockForEveryBuilder() {
        assertThat(BLOCKS.keySet()).containsExactlyInAnyOrderElementsOf(Builders.ALL);
    }

    private static void receiver(FleetBuilder fleet, Consumer<ReceiverBuilder> block) {
        fleet.hub("hub", hub -> hub.receiver(block));
    }

    private static void job(FleetBuilder fleet, Consumer<ScrapeJobBuilder> block) {
        fleet.hub("hub", hub -> hub.scrapeJob("job", block));
    }

    private static void inAnotherThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((failed, thrown) -> {});
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call of a builder's method. */
    record Use(Class<?> builder, Call call) {
        void in(FleetBuilder fleet) {
            open(fleet, call::on);
        }

        void open(FleetBuilder fleet, Consumer<Object> block) {
            Objects.requireNonNull(BLOCKS.get(builder)).accept(fleet, block);
        }

        @Override
        public String toString() {
            return builder.getSimpleName() + ": " + call;
        }
    }
}
