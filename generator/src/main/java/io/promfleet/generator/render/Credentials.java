package io.promfleet.generator.render;

import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Credential;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.util.function.Consumer;

/** Finds every credential that parts of the model refer to: each must exist where Prometheus runs. */
final class Credentials {
    private final Consumer<Credential> found;

    private Credentials(Consumer<Credential> found) {
        this.found = found;
    }

    /** Those of a job: of its scrapes and of its service discoveries. */
    static void of(ScrapeJob job, Consumer<Credential> found) {
        Credentials credentials = new Credentials(found);
        credentials.visit(job.http());
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof Discovery other) {
                credentials.visit(other.settings());
                credentials.visit(other.http());
            } else if (discovery instanceof KubernetesDiscovery kubernetes) {
                credentials.visit(kubernetes.settings());
                credentials.visit(kubernetes.http());
            }
        }
    }

    /** Those of a connection. */
    static void of(HttpClient http, Consumer<Credential> found) {
        new Credentials(found).visit(http);
    }

    private void visit(HttpClient http) {
        http.authentication().ifPresent(this::visit);
        Tls tls = http.tls().orElse(null);
        if (tls != null) {
            tls.ca().ifPresent(found);
            tls.cert().ifPresent(found);
            tls.key().ifPresent(found);
        }
        visit(http.settings());
    }

    private void visit(Authentication authentication) {
        if (authentication instanceof Authentication.BasicAuth basic) {
            basic.username().ifPresent(found);
            basic.password().ifPresent(found);
        } else if (authentication instanceof Authentication.Authorization authorization) {
            authorization.credentials().ifPresent(found);
        } else if (authentication instanceof Authentication.BearerToken bearer) {
            found.accept(bearer.token());
        } else if (authentication instanceof Authentication.OAuth2 oauth2) {
            visit(oauth2.settings());
            visit(oauth2.connection());
        } else if (authentication instanceof Authentication.SigV4 sigV4) {
            visit(sigV4.settings());
        } else if (authentication instanceof Authentication.AzureAd azureAd) {
            visit(azureAd.settings());
        } else if (authentication instanceof Authentication.GoogleIam googleIam) {
            visit(googleIam.settings());
        }
    }

    private void visit(ConfigValue value) {
        if (value instanceof ConfigValue.CredentialValue credential) {
            found.accept(credential.value());
        } else if (value instanceof Settings settings) {
            for (Setting setting : settings.all()) {
                visit(setting.value());
            }
        } else if (value instanceof ConfigValue.ListValue list) {
            list.items().forEach(this::visit);
        }
    }
}
