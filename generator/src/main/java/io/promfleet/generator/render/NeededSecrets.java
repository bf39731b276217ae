package io.promfleet.generator.render;

import io.promfleet.model.Credential;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that the clusters of a fleet need. Told cluster by cluster and never held as a whole: thousands of clusters
 * need tens of thousands.
 */
final class NeededSecrets {
    private final Fleet fleet;
    private final ReceiverAddress addresses;

    NeededSecrets(Fleet fleet, ReceiverAddress addresses) {
        this.fleet = fleet;
        this.addresses = addresses;
    }

    /**
     * A Secret as a cluster needs it; the same in many clusters.
     *
     * @param keys sorted, each once
     */
    record Need(String namespace, String secret, List<String> keys) {
        // Written out: the first call of a method that the compiler leaves to a record costs milliseconds of every
        // start.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Need need
                    && namespace.equals(need.namespace)
                    && secret.equals(need.secret)
                    && keys.equals(need.keys);
        }

        @Override
        public int hashCode() {
            return 31 * secret.hashCode() + keys.hashCode();
        }
    }

    /** Tells each Secret once, with its cluster, in the order of the definition. */
    void forEach(BiConsumer<String, Need> taker) {
        String hub = fleet.hub().name();
        tell(hub, jobs(fleet.hub().scrapeJobs()), taker);
        for (Source source : fleet.sources()) {
            if (fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES) {
                SecretKey kubeconfig = source.kubeconfig();
                taker.accept(hub, new Need(source.hubNamespace(), kubeconfig.secret(), List.of(kubeconfig.key())));
            }
            Map<String, Set<String>> secrets = jobs(source.scrapeJobs());
            for (RemoteWrite remoteWrite : source.remoteWrites()) {
                Credentials.of(addresses.http(source, remoteWrite), credential -> add(secrets, credential));
            }
            tell(source.name(), secrets, taker);
        }
    }

    private static Map<String, Set<String>> jobs(List<ScrapeJob> jobs) {
        Map<String, Set<String>> secrets = new LinkedHashMap<>();
        for (ScrapeJob job : jobs) {
            Credentials.of(job, credential -> add(secrets, credential));
        }
        return secrets;
    }

    private static void add(Map<String, Set<String>> secrets, Credential credential) {
        if (credential instanceof SecretKey key) {
            secrets.computeIfAbsent(key.secret(), secret -> new TreeSet<>()).add(key.key());
        }
    }

    private void tell(String cluster, Map<String, Set<String>> secrets, BiConsumer<String, Need> taker) {
        secrets.forEach(
                (secret, keys) -> taker.accept(cluster, new Need(fleet.namespace(), secret, List.copyOf(keys))));
    }
}
