package io.promfleet.dsl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The builders of the DSL and what can be said with them. */
final class Builders {
    private static final List<Class<?>> BY_HAND = List.of(
            AgentBuilder.class,
            AlloyBuilder.class,
            AlsoDiscoveredByHubBuilder.class,
            AlsoFederatedBuilder.class,
            AlsoScrapedByHubBuilder.class,
            AzureAdBuilder.class,
            DiscoveredByHubBuilder.class,
            FederationBuilder.class,
            FleetBuilder.class,
            FluxBuilder.class,
            GrafanaAgentBuilder.class,
            HttpRouteBuilder.class,
            HubBuilder.class,
            IngressBuilder.class,
            KubernetesDiscoveryBuilder.class,
            ListBuilder.class,
            LoadBalancerBuilder.class,
            ManifestBuilder.class,
            MetadataBuilder.class,
            OAuth2Builder.class,
            ObjectBuilder.class,
            OpenTelemetryCollectorBuilder.class,
            PrometheusBuilder.class,
            QueueBuilder.class,
            ReceiverBuilder.class,
            AlertsBuilder.class,
            RelabelBuilder.class,
            RemoteWriteBuilder.class,
            ReplaceBuilder.class,
            ResourcesBuilder.class,
            ScrapeJobBuilder.class,
            ScrapedByHubBuilder.class,
            SigV4Builder.class,
            SourceBuilder.class,
            StaticTargetsBuilder.class,
            StorageBuilder.class,
            TlsBuilder.class);

    /** The builders of discoveries that the schemas say. */
    static final List<Class<?>> DISCOVERIES = new DiscoverySources()
            .kinds().stream().<Class<?>>map(Builders::ofKind).toList();

    static final List<Class<?>> ALL = Stream.concat(BY_HAND.stream(), DISCOVERIES.stream())
            .sorted(Comparator.comparing(Class::getSimpleName))
            .toList();

    private Builders() {}

    /** The builder of a kind of discovery. */
    static Class<?> ofKind(String kind) {
        try {
            return Class.forName(Builders.class.getPackageName() + "." + DiscoverySources.className(kind));
        } catch (ClassNotFoundException e) {
            throw new LinkageError("there is no builder of " + kind, e);
        }
    }

    /** The public calls of a builder, those that it inherits included. */
    static List<Method> calls(Class<?> builder) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
    }
}
