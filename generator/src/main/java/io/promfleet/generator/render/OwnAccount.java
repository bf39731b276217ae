package io.promfleet.generator.render;

import io.promfleet.model.Authentication;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;

/** The account that a pod runs as, whose token and authority Kubernetes puts into a folder of the pod. */
final class OwnAccount {
    /** The folder, with a slash at its end. */
    static final String FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount/";

    private OwnAccount() {}

    /** Whether a job shows its targets the token of the account, which then has to be let in. */
    static boolean isShownBy(ScrapeJob job) {
        return job.http()
                .authentication()
                .filter(method -> method instanceof Authentication.Authorization header
                        && header.credentials()
                                .filter(place -> place instanceof CredentialFile file
                                        && file.path().startsWith(FOLDER))
                                .isPresent())
                .isPresent();
    }

    /** Whether a job looks for nodes, at which kubelets ask for other rights than everybody else. */
    static boolean isShownToNodes(ScrapeJob job) {
        return isShownBy(job) && job.serviceDiscoveries().stream().anyMatch(OwnAccount::findsNodes);
    }

    private static boolean findsNodes(ServiceDiscovery discovery) {
        return discovery instanceof KubernetesDiscovery kubernetes && kubernetes.role() == KubernetesRole.NODE;
    }
}
