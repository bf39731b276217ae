package io.promfleet.generator.render;

import io.promfleet.model.AsSent;
import io.promfleet.model.Collector;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.Credential;
import io.promfleet.model.Exposure;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.Mount;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.SenderProof;
import io.promfleet.model.ServingCertificate;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that the clusters of a fleet need, and the ConfigMaps that hold what goes with them, such as a CA. Told cluster by cluster and never held as a whole: thousands of clusters
 * need tens of thousands.
 */
final class NeededSecrets {
    private final Fleet fleet;
    private final ReceiverAddress addresses;

    NeededSecrets(Fleet fleet, ReceiverAddress addresses) {
        this.fleet = fleet;
        this.addresses = addresses;
    }

    /** What holds the values. */
    enum Kind {
        SECRET,
        CONFIG_MAP
    }

    /**
     * A Secret or ConfigMap as a cluster needs it; the same in many clusters.
     *
     * @param keys sorted, each once; none if all that are there are read
     */
    record Need(Kind kind, String namespace, String name, List<String> keys) {
        // Written out: the first call of a method that the compiler leaves to a record costs milliseconds of every
        // start.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Need need
                    && kind == need.kind
                    && namespace.equals(need.namespace)
                    && name.equals(need.name)
                    && keys.equals(need.keys);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + keys.hashCode();
        }
    }

    /** The Secret or ConfigMap that a cluster needs. */
    private record Place(Kind kind, String name) {
        // Written out for the same reason.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place && kind == place.kind && name.equals(place.name);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + kind.hashCode();
        }
    }

    /** Tells each Secret and ConfigMap once, with its cluster, in the order of the definition. */
    void forEach(BiConsumer<String, Need> taker) {
        String hub = fleet.hub().name();
        List<ScrapeJob> jobsOfTheHub = new ArrayList<>(fleet.hub().scrapeJobs());
        fleet.sources().forEach(source -> jobsOfTheHub.addAll(PulledJobs.of(source)));
        Map<Place, Set<String>> ofTheHub = jobs(jobsOfTheHub);
        fleet.hub().receiver().exposure().ifPresent(exposure -> addGuards(ofTheHub, exposure));
        AsSent.ofHub(fleet).ifPresent(target -> Credentials.of(target.http(), credential -> add(ofTheHub, credential)));
        tell(hub, ofTheHub, taker);
        for (Source source : fleet.sources()) {
            ofSource(source, taker);
        }
    }

    /** Tells those of one source: of its kubeconfig on the hub, and of what runs in it. */
    void ofSource(Source source, BiConsumer<String, Need> taker) {
        if (fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES && source.isDeployed()) {
            SecretKey kubeconfig = source.kubeconfig();
            taker.accept(
                    fleet.hub().name(),
                    new Need(Kind.SECRET, source.hubNamespace(), kubeconfig.secret(), List.of(kubeconfig.key())));
        }
        Map<Place, Set<String>> secrets =
                source.isScrapedInside() ? jobs(source.jobsOfApproach()) : new LinkedHashMap<>();
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            Credentials.of(addresses.http(source, remoteWrite), credential -> add(secrets, credential));
        }
        if (source.approach() instanceof Collector collector) {
            for (Mount mount : collector.pod().mounts()) {
                Kind kind = mount.kind() == Mount.Kind.SECRET ? Kind.SECRET : Kind.CONFIG_MAP;
                // All of its keys are files, whatever they are called.
                secrets.putIfAbsent(new Place(kind, mount.name()), new TreeSet<>());
            }
        }
        tell(source.name(), secrets, taker);
    }

    /** What senders are compared with, and what they see. */
    private void addGuards(Map<Place, Set<String>> secrets, Exposure exposure) {
        SenderProof proof = SenderProof.of(fleet.hub().receiver());
        if (proof.password()) {
            add(secrets, Kind.SECRET, exposure.users(), "auth");
        }
        if (proof.token()) {
            add(secrets, Kind.SECRET, exposure.tokens(), "tokens");
        }
        if (proof.certificate()) {
            add(secrets, Kind.SECRET, exposure.clientAuthority(), "ca.crt");
        }
        ServingCertificate certificate = exposure.certificate().orElse(null);
        if (certificate != null && certificate.issuer().isEmpty()) {
            add(secrets, Kind.SECRET, certificate.secret(), "tls.crt");
            add(secrets, Kind.SECRET, certificate.secret(), "tls.key");
        }
    }

    private static Map<Place, Set<String>> jobs(List<ScrapeJob> jobs) {
        Map<Place, Set<String>> secrets = new LinkedHashMap<>();
        for (ScrapeJob job : jobs) {
            Credentials.of(job, credential -> add(secrets, credential));
        }
        return secrets;
    }

    private static void add(Map<Place, Set<String>> secrets, Credential credential) {
        if (credential instanceof SecretKey key) {
            add(secrets, Kind.SECRET, key.secret(), key.key());
        } else if (credential instanceof ConfigMapKey key) {
            add(secrets, Kind.CONFIG_MAP, key.configMap(), key.key());
        }
    }

    private static void add(Map<Place, Set<String>> secrets, Kind kind, String name, String key) {
        secrets.computeIfAbsent(new Place(kind, name), place -> new TreeSet<>()).add(key);
    }

    private void tell(String cluster, Map<Place, Set<String>> secrets, BiConsumer<String, Need> taker) {
        secrets.forEach((place, keys) ->
                taker.accept(cluster, new Need(place.kind(), fleet.namespace(), place.name(), List.copyOf(keys))));
    }
}
