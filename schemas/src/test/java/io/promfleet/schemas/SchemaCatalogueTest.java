package io.promfleet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCatalogueTest {
    private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();

    @ParameterizedTest
    @CsvSource({
        "v1,ConfigMap",
        "v1,Namespace",
        "v1,Secret",
        "v1,Service",
        "v1,ServiceAccount",
        "rbac.authorization.k8s.io/v1,ClusterRole",
        "rbac.authorization.k8s.io/v1,ClusterRoleBinding",
        "rbac.authorization.k8s.io/v1,Role",
        "rbac.authorization.k8s.io/v1,RoleBinding",
        "networking.k8s.io/v1,NetworkPolicy",
        "networking.k8s.io/v1,Ingress",
        "gateway.networking.k8s.io/v1,HTTPRoute",
        "cert-manager.io/v1,Certificate",
        "policy/v1,PodDisruptionBudget",
        "kustomize.config.k8s.io/v1beta1,Kustomization",
        "kustomize.config.k8s.io/v1alpha1,Component",
        "helm.toolkit.fluxcd.io/v2,HelmRelease",
        "source.toolkit.fluxcd.io/v1,HelmRepository",
        "source.toolkit.fluxcd.io/v1,OCIRepository",
        "source.toolkit.fluxcd.io/v1,GitRepository",
        "kustomize.toolkit.fluxcd.io/v1,Kustomization",
        "monitoring.coreos.com/v1,PrometheusRule",
        "monitoring.coreos.com/v1,ServiceMonitor",
        "monitoring.coreos.com/v1,PodMonitor",
        "monitoring.coreos.com/v1,Probe",
        "monitoring.coreos.com/v1alpha1,ScrapeConfig",
    })
    void findsTheSchemaOfAKind(String apiVersion, String kind) {
        String name = "kubernetes/" + apiVersion + "/" + kind;
        assertThat(catalogue.forKind(apiVersion, kind)).contains(name);
        Map<String, Object> properties =
                SchemaDocument.asSchema(catalogue.load(name).root().get("properties"));
        assertThat(properties)
                .containsEntry("apiVersion", Map.of("const", apiVersion))
                .containsEntry("kind", Map.of("const", kind));
    }

    @ParameterizedTest
    @CsvSource({
        "v1,Configmap",
        "v2,ConfigMap",
        "helm.toolkit.fluxcd.io/v2beta2,HelmRelease",
        "'',meta",
        "monitoring.coreos.com,v1/PrometheusRule",
        "../prometheus,config",
    })
    void knowsNoOtherKind(String apiVersion, String kind) {
        assertThat(catalogue.forKind(apiVersion, kind)).isEmpty();
    }

    @Test
    void knowsAKindByItsNameInWhateverVersion() {
        assertThat(catalogue.knowsKind("HelmRelease")).isTrue();
        assertThat(catalogue.knowsKind("Release")).isFalse();
        assertThat(catalogue.knowsKind("StatefulSet")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        SchemaCatalogue.CHART_VALUES,
        SchemaCatalogue.PROMETHEUS_CONFIG,
        SchemaCatalogue.PROMETHEUS_RELABEL_CONFIG,
        SchemaCatalogue.PROMETHEUS_REMOTE_WRITE,
        SchemaCatalogue.PROMETHEUS_REMOTE_WRITE_LIST,
        SchemaCatalogue.PROMETHEUS_RULES,
        SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG,
        SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG_FILE,
        SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG_LIST,
    })
    void hasTheDocumentsWithoutAKind(String name) {
        assertThat(catalogue.names()).contains(name);
    }

    @Test
    void readsASchemaOnce() {
        SchemaDocument first = catalogue.load("kubernetes/v1/ConfigMap");
        assertThat(catalogue.load("kubernetes/v1/ConfigMap")).isSameAs(first);
    }

    @Test
    void keepsTheOrderOfTheFileAndCannotBeChanged() {
        Map<String, Object> root = catalogue.load("kubernetes/v1/ConfigMap").root();
        assertThat(root.keySet())
                .containsExactly("$schema", "$id", "title", "type", "properties", "required", "additionalProperties");
        assertThat(root).isUnmodifiable();
        assertThat(SchemaDocument.asSchema(root.get("properties"))).isUnmodifiable();
    }

    @Test
    void refusesANameThatItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.load("kubernetes/v1/Pod"))
                .withMessage("there is no schema named `kubernetes/v1/Pod`");
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.text("../schemas/index"));
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.open("schemas.pack"));
    }

    @Test
    void listsNamesSorted() {
        assertThat(catalogue.names()).isSorted().doesNotHaveDuplicates().isUnmodifiable();
    }

    @Test
    void givesTheTextWithoutBlanks() throws IOException {
        try (InputStream bytes = catalogue.open("prometheus/global")) {
            assertThat(catalogue.text("prometheus/global"))
                    .isEqualTo(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("{\"$schema\":\"https:")
                    .endsWith("}");
        }
    }

    @Test
    void followsReferencesRelativeToTheFile() {
        SchemaDocument kubernetes = catalogue.load("prometheus/service-discovery/kubernetes");
        assertThat(kubernetes.reference("#/$defs/selector"))
                .isEqualTo(new SchemaReference("prometheus/service-discovery/kubernetes", "/$defs/selector"));
        assertThat(kubernetes.reference("../types.json#/$defs/duration"))
                .isEqualTo(new SchemaReference("prometheus/types", "/$defs/duration"));
        assertThat(kubernetes.reference("static.json"))
                .isEqualTo(new SchemaReference("prometheus/service-discovery/static", ""));
        assertThat(kubernetes.reference("../../kubernetes/meta.json"))
                .isEqualTo(new SchemaReference("kubernetes/meta", ""));
        assertThat(catalogue.resolve(new SchemaReference("prometheus/types", "/$defs/validationScheme")))
                .containsEntry("enum", List.of("utf8", "legacy"));
    }

    @Test
    void refusesReferencesThatLeaveTheCatalogue() {
        SchemaDocument kubernetes = catalogue.load("prometheus/service-discovery/kubernetes");
        for (String ref : List.of("../../../x.json", "https://example.org/x.json", "/x.json", "types#/$defs/x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> kubernetes.reference(ref));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kubernetes.schemaAt("/$defs/nothing"))
                .withMessage("no schema at `/$defs/nothing` of `prometheus/service-discovery/kubernetes`");
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus/config,remote_write,2.0.0",
        "prometheus/config,remote_write queue_config retry_on_http_429,2.26.0",
        "prometheus/config,scrape_configs kubernetes_sd_configs attach_metadata namespace,3.6.0",
        "prometheus/scrape-config,kubernetes_sd_configs namespaces own_namespace,2.33.0",
        "prometheus/scrape-config,aws_sd_configs tls_config,3.8.0",
        "prometheus/scrape-config,http_headers x values,2.53.0",
        "chart-values/kube-prometheus-stack,prometheus prometheusSpec remoteWrite messageVersion,2.54.0",
        "chart-values/kube-prometheus-stack,prometheus prometheusSpec remoteWrite queueConfig sampleAgeLimit,2.50.0",
    })
    void knowsTheFirstVersionOfAKey(String name, String keys, String version) {
        assertThat(catalogue.since(name, keys.split(" "))).contains(version);
    }

    @Test
    void knowsNoVersionOfWhatIsNoKeyOrHasNone() {
        assertThat(catalogue.since("prometheus/config", "remoteWrite")).isEmpty();
        assertThat(catalogue.since("prometheus/config", "remote_write", "url", "x"))
                .isEmpty();
        assertThat(catalogue.since("kubernetes/v1/ConfigMap", "data")).isEmpty();
    }
}
