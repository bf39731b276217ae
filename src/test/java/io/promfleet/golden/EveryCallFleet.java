package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.configMap;
import static io.promfleet.dsl.SecretKeys.file;
import static io.promfleet.dsl.SecretKeys.secret;
import static io.promfleet.dsl.SourceLabels.labels;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.AzureAdBuilder;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.HubBuilder;
import io.promfleet.dsl.OAuth2Builder;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.dsl.RemoteWriteBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.AccessMode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Cpu;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.NameEscaping;
import io.promfleet.model.NameValidation;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeProtocol;
import io.promfleet.model.TlsVersion;
import java.time.LocalDate;
import java.util.List;

/** Says everything that can be said. {@link EveryCallTest} fails when a public call of the DSL is missing here. */
public final class EveryCallFleet implements FleetDefinition {
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 6, 30);

    @Override
    public void define(FleetBuilder fleet) {
        fleet.name("every-call");
        fleet.namespace("observability");
        fleet.chart("88.5.3", "oci://registry.example.com/charts");
        fleet.flux(flux -> {
            flux.layout(FluxLayout.HUB_MANAGES_SOURCES);
            flux.sourceName("platform");
            flux.namespace("gitops");
            flux.path("fleet/metrics");
            flux.interval(ofMinutes(3));
        });
        fleet.suppress("PF207", "nothing drops an instance", LAST_DAY);
        fleet.hub("eu-hub", EveryCallFleet::hub);
        fleet.source("far", EveryCallFleet::far);
        fleet.source("near", EveryCallFleet::near);
        fleet.source("signing", EveryCallFleet::signing);
    }

    private static void hub(HubBuilder hub) {
        hub.environment("shared");
        hub.suppress("PF105", "no job sets a cluster | any more", LAST_DAY);
        hub.originPrometheus("eu-hub-prometheus");
        hub.externalLabel("region", "eu");
        hub.receiver(receiver -> {
            receiver.url("https://prometheus.eu-hub.example.com/prometheus/");
            receiver.authorization("Token", secret("receiver", "token"));
            receiver.tls(tls -> {
                tls.ca(secret("receiver-ca", "ca.crt"));
                tls.clientCertificate(secret("receiver-client", "tls.crt"), secret("receiver-client", "tls.key"));
                tls.serverName("receiver.eu-hub.example.com");
                tls.insecureSkipVerify(false);
            });
            receiver.outOfOrderTimeWindow(ofHours(6));
        });
        hub.prometheus(prometheus -> {
            prometheus.retention(ofDays(400));
            prometheus.retentionSize(ByteSize.tebibytes(1));
            prometheus.replicas(1);
            prometheus.storage(ByteSize.tebibytes(2), volume -> {
                volume.storageClass("fast-ssd");
                volume.accessModes(AccessMode.READ_WRITE_ONCE_POD);
            });
            prometheus.resources(resources -> {
                resources.requests(Cpu.cores(4), ByteSize.gibibytes(16));
                resources.limits(Cpu.cores(8), ByteSize.gibibytes(32));
            });
            prometheus.scrapeInterval(ofSeconds(15));
            prometheus.nodeExporter(true);
            prometheus.kubeStateMetrics(true);
            prometheus.defaultRules(true);
        });
        hub.withoutDashboards();
        hub.alerts(alerts -> {
            alerts.quietAfter(ofMinutes(10));
            alerts.troubleAfter(ofMinutes(20));
            alerts.absentAfter(ofHours(1));
            alerts.mayBeEmpty("annotated-pods");
            alerts.label("severity", "page");
            alerts.label("team", "platform");
        });
        hub.annotatedPods();
        hub.fluxControllers();
        hub.apiServer();
        hub.kubelet();
        hub.value("grafana.adminUser", "operator");
        hub.value("grafana.replicas", 2);
        hub.value("grafana.grafana\\.ini.tracing.sampler_param", 0.25);
        hub.value("grafana.persistence.enabled", true);
        hub.listValue("prometheus.ingress.hosts", hosts -> hosts.add("prometheus.eu-hub.example.com"));
        hub.objectValue("prometheus.prometheusSpec.nodeSelector", nodes -> nodes.field("pool", "metrics"));
        hub.manifest("monitoring.coreos.com/v1", "PrometheusRule", "sources", manifest -> {
            manifest.namespace("observability");
            manifest.label("team", "platform");
            manifest.annotation("example.com/runbook", "https://runbooks.example.com/sources");
            manifest.fields(fields -> fields.object(
                    "spec",
                    spec -> spec.list("groups", groups -> {
                        groups.object(group -> {
                            group.field("name", "sources");
                            group.list(
                                    "rules",
                                    rules -> rules.object(rule -> {
                                        rule.field("alert", "SourceIsSilent");
                                        rule.field("expr", "absent(up{cluster=\"far\"})");
                                        rule.field("for", "15m");
                                    }));
                        });
                    })));
        });
        hub.manifest("example.com/v1", "Anything", "anything", manifest -> {
            manifest.clusterScoped();
            manifest.fields(fields -> {
                fields.field("text", "text");
                fields.field("whole", 3);
                fields.field("decimal", 2.5);
                fields.field("choice", true);
                fields.object("object", object -> object.field("inner", "value"));
                fields.list("list", items -> {
                    items.add("one", "two");
                    items.add(3);
                    items.add(4.5);
                    items.add(false);
                    items.object(object -> object.field("inner", "value"));
                    items.list(inner -> inner.add("deep"));
                });
            });
        });
    }

    private static void far(SourceBuilder source) {
        source.environment("production");
        source.originPrometheus("far-prometheus");
        source.kubernetes("1.33");
        source.expectedSeries(150_000);
        source.externalLabel("region", "us");
        source.kubeconfig(secret("far-access", "kubeconfig"));
        source.hubNamespace("cluster-far");
        source.lightweightPrometheus(prometheus -> {
            prometheus.retention(ofHours(2));
            prometheus.storage(ByteSize.mebibytes(10_240));
            prometheus.resources(resources -> resources.memoryLimit(ByteSize.mebibytes(1_536)));
            prometheus.nodeExporter(false);
            prometheus.kubeStateMetrics(false);
            prometheus.defaultRules(false);
        });
        source.remoteWrite(EveryCallFleet::everyCall);
        source.remoteWrite("archive", target -> {
            target.url("https://archive.example.com/api/v1/push");
            target.basicAuth(secret("archive", "username"), secret("archive", "password"));
            target.protobufMessage(ProtobufMessage.V1);
        });
        source.annotatedPods(job -> job.scrapeInterval(ofMinutes(2)));
        source.runsFlux();
        source.fluxControllers(job -> job.sampleLimit(20_000));
        source.apiServer(job -> job.metricRelabel(rules -> rules.drop("__name__", "apiserver_request_slo_.*")));
        source.kubelet(job -> job.scrapeTimeout(ofSeconds(20)));
        source.scrapeJob("every-call", EveryCallFleet::everyCall);
        source.scrapeJob("every-client", EveryCallFleet::everyClientCall);
        source.scrapeJob("every-discovery", EveryDiscovery::in);
        filesOfJobs(source);
        source.remoteWrite("azure-managed", target -> {
            target.url("https://azure.example.com/managed");
            target.azureAd(azure -> {
                azure.managedIdentity("00000000-0000-0000-0000-00000000abcd");
                azure.cloud(AzureAdBuilder.Cloud.AZURE_GOVERNMENT);
                azure.scope("https://metrics.example.com/.default");
            });
        });
        source.remoteWrite("azure-workload", target -> {
            target.url("https://azure.example.com/workload");
            target.azureAd(azure -> azure.workloadIdentity(
                    "00000000-0000-0000-0000-00000000abcd", "00000000-0000-0000-0000-00000000ef01"));
        });
        source.remoteWrite("azure-sdk", target -> {
            target.url("https://azure.example.com/sdk");
            target.azureAd(azure -> azure.sdk("00000000-0000-0000-0000-00000000ef01"));
        });
        source.scrapeJob("with-token", job -> {
            job.targets(List.of("192.0.2.10:9100", "[2001:db8::1]:9100"), targets -> targets.label("rack", "r1"));
            job.bearerToken(secret("exporter", "token"));
            job.asScrapeConfig();
        });
    }

    /** Credentials that only the Operator can write where Prometheus reads them. */
    private static void signing(SourceBuilder source) {
        source.chart("88.5.2");
        source.remoteWrite(target -> {});
        source.remoteWrite("signed", target -> {
            target.url("https://aps.example.com/api/v1/remote_write");
            target.sigV4(signature -> {
                signature.region("eu-central-1");
                signature.keys(secret("aws", "access-key"), secret("aws", "secret-key"));
                signature.profile("metrics");
                signature.roleArn("arn:aws:iam::123456789012:role/metrics");
                signature.externalId("far");
                signature.useFipsStsEndpoint(true);
            });
        });
        source.remoteWrite("azure-client", target -> {
            target.url("https://azure.example.com/client");
            target.azureAd(azure -> azure.oauth(
                    "00000000-0000-0000-0000-00000000abcd",
                    secret("azure", "client-secret"),
                    "00000000-0000-0000-0000-00000000ef01"));
        });
        source.remoteWrite("by-oauth2", target -> {
            target.url("https://tokens.example.com/api/v1/write");
            target.oauth2(oauth2 -> {
                oauth2.clientId(configMap("oauth2", "client-id"));
                oauth2.clientSecret(secret("oauth2", "client-secret"));
                oauth2.tokenUrl("https://login.example.com/token");
                oauth2.proxyFromEnvironment(true);
                oauth2.proxyConnectHeader("X-Proxy-Token", secret("proxy", "token"));
            });
            target.proxyFromEnvironment(true);
            target.proxyConnectHeader("X-Proxy-Token", secret("proxy", "token"), secret("proxy", "second-token"));
        });
    }

    private static void near(SourceBuilder source) {
        source.inHubCluster();
        source.scrapeJob("user alone", job -> {
            job.targets("192.0.2.21:9100");
            job.basicAuthUser("reader");
        });
        source.scrapeJob("secret user alone", job -> {
            job.asScrapeConfig();
            job.targets("192.0.2.22:9100");
            job.basicAuthUser(secret("exporter", "username"));
        });
        source.scrapeJob("password alone", job -> {
            job.targets("192.0.2.23:9100");
            job.basicAuthPassword(secret("exporter", "password"));
        });
        source.scrapeJob("rules", job -> {
            job.asScrapeConfig();
            job.targets("192.0.2.20:9100");
            job.relabel(EveryCallFleet::everyRule);
        });
    }

    private static void everyCall(RemoteWriteBuilder target) {
        target.remoteTimeout(ofSeconds(45));
        target.suppress("PF307", "the queue is sized for outages", LAST_DAY);
        target.header("X-Scope-OrgID", "platform");
        target.writeRelabel(rules -> rules.keep("__name__", "up|kube_.*|gotk_.*|prometheus_remote_storage_.*"));
        target.sendExemplars(true);
        target.sendNativeHistograms(true);
        target.roundRobinDns(true);
        target.protobufMessage(ProtobufMessage.V2);
        target.proxyUrl("http://proxy.example.com:3128");
        target.followRedirects(false);
        target.enableHttp2(true);
        target.queue(queue -> {
            queue.capacity(15_000);
            queue.minShards(2);
            queue.maxShards(40);
            queue.maxSamplesPerSend(3_000);
            queue.batchSendDeadline(ofSeconds(7));
            queue.minBackoff(ofMillis(50));
            queue.maxBackoff(ofSeconds(10));
            queue.retryOnHttp429(true);
            queue.sampleAgeLimit(ofHours(2));
        });
        target.metadata(metadata -> {
            metadata.send(true);
            metadata.sendInterval(ofMinutes(2));
            metadata.maxSamplesPerSend(1_000);
        });
    }

    private static void filesOfJobs(SourceBuilder source) {
        source.listValue(
                "prometheus.prometheusSpec.volumes",
                volumes -> volumes.object(volume -> {
                    volume.field("name", "files");
                    volume.object("configMap", map -> map.field("name", "files"));
                }));
        source.listValue("prometheus.prometheusSpec.volumeMounts", mounts -> {
            for (String folder : List.of("/etc/keys", "/etc/prometheus/targets")) {
                mounts.object(mount -> {
                    mount.field("name", "files");
                    mount.field("mountPath", folder);
                });
            }
        });
    }

    private static void everyCall(ScrapeJobBuilder job) {
        job.suppress("PF207", "no label is dropped", LAST_DAY);
        job.kubernetes(KubernetesRole.SERVICE);
        job.kubernetes(KubernetesRole.POD, pods -> {
            pods.namespaces("shop", "warehouse");
            pods.ownNamespace();
            pods.labelSelector(KubernetesRole.POD, "tier=backend");
            pods.fieldSelector(KubernetesRole.POD, "status.phase=Running");
            pods.attachNodeMetadata(true);
        });
        job.kubernetes(KubernetesRole.ENDPOINTSLICE, slices -> {
            slices.apiServer("https://api.edge.acme.example:6443");
            slices.basicAuth("scraper", secret("edge-api", "password"));
            slices.attachNamespaceMetadata(true);
            slices.attachDeploymentMetadata(true);
            slices.attachJobMetadata(true);
            slices.attachCronjobMetadata(true);
        });
        job.kubernetes(KubernetesRole.NODE, nodes -> nodes.kubeconfigFile(secret("lab-api", "kubeconfig")));
        job.scrapeInterval(ofSeconds(20));
        job.scrapeTimeout(ofSeconds(15));
        job.metricsPath("/federate");
        job.scheme(Scheme.HTTPS);
        job.param("match[]", "{job=\"shop\"}", "{job=\"warehouse\"}");
        job.honorLabels(true);
        job.honorTimestamps(false);
        job.sampleLimit(50_000);
        job.expectedSeries(40_000);
        job.targetLimit(200);
        job.labelLimit(40);
        job.bodySizeLimit(ByteSize.mebibytes(20));
        job.basicAuth(secret("shop", "username"), secret("shop", "password"));
        job.tls(tls -> tls.caFile("/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"));
        job.proxyUrl("http://proxy.example.com:3128");
        job.followRedirects(true);
        job.enableHttp2(false);
        job.relabel(rules -> rules.labelMap("__meta_kubernetes_pod_label_(.+)"));
        job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
    }

    private static void everyClientCall(ScrapeJobBuilder job) {
        job.targets("192.0.2.30:9100");
        job.trackTimestampsStaleness(true);
        job.scrapeProtocols(ScrapeProtocol.OPEN_METRICS_TEXT_1_0_0, ScrapeProtocol.PROMETHEUS_TEXT_0_0_4);
        job.fallbackScrapeProtocol(ScrapeProtocol.PROMETHEUS_TEXT_0_0_4);
        job.scrapeNativeHistograms(true);
        job.alwaysScrapeClassicHistograms(true);
        job.convertClassicHistogramsToNhcb(false);
        job.scrapeFailureLogFile("/var/log/prometheus/failures.log");
        job.enableCompression(false);
        job.labelNameLengthLimit(200);
        job.labelValueLengthLimit(1_000);
        job.nativeHistogramBucketLimit(160);
        job.nativeHistogramMinBucketFactor(1.1);
        job.keepDroppedTargets(100);
        job.metricNameValidationScheme(NameValidation.UTF8);
        job.metricNameEscapingScheme(NameEscaping.ALLOW_UTF_8);
        job.extraScrapeMetrics(true);
        job.proxyUrl("http://proxy.example.com:3128");
        job.noProxy("192.0.2.0/24", "internal.example.com");
        job.httpHeader("X-Tenant", "platform", "shop");
        job.secretHttpHeader("X-Api-Key", secret("exporter", "api-key"), file("/etc/keys/second"));
        job.tls(tls -> {
            tls.ca(configMap("exporter-ca", "ca.crt"));
            tls.minVersion(TlsVersion.TLS12);
            tls.maxVersion(TlsVersion.TLS13);
        });
        job.oauth2(oauth2 -> {
            oauth2.clientId("prometheus");
            oauth2.tokenUrl("https://login.example.com/token");
            oauth2.grantType(OAuth2Builder.GrantType.JWT_BEARER);
            oauth2.clientCertificateKey(secret("oauth2", "signing-key"));
            oauth2.clientCertificateKeyId("2026-01");
            oauth2.signatureAlgorithm(OAuth2Builder.SignatureAlgorithm.RS512);
            oauth2.iss("https://metrics.example.com");
            oauth2.audience("https://login.example.com");
            oauth2.claims(claims -> claims.field("team", "platform"));
            oauth2.scopes("metrics.read", "metrics.list");
            oauth2.endpointParam("resource", "exporter");
            oauth2.tls(tls -> tls.serverName("login.example.com"));
            oauth2.proxyUrl("http://proxy.example.com:3128");
            oauth2.noProxy("login.example.com");
        });
    }

    private static void everyRule(RelabelBuilder rules) {
        rules.keep("__address__", ".+");
        rules.keep(labels("__address__", "__scheme__").separatedBy("@"), ".+@http");
        rules.drop("__address__", "localhost.*");
        rules.drop(labels("__address__", "__scheme__"), "localhost.*;https");
        rules.replace("team", "platform");
        rules.replace("host", replace -> {
            replace.sourceLabels("__address__");
            replace.regex("([^:]+)(?::\\d+)?");
            replace.replacement("$1");
        });
        rules.replace(
                "pair", replace -> replace.sourceLabels(labels("host", "team").separatedBy("/")));
        rules.keepEqual(labels("team"), "team");
        rules.dropEqual(labels("host"), "team");
        rules.hashMod(labels("__address__"), 8, "__tmp_share");
        rules.labelMap("__param_(.+)");
        rules.labelMap("__meta_(.+)", "meta_$1");
        rules.labelDrop("meta_unwanted_.+");
        rules.labelKeep("__.+|host|job|instance|pair|team");
        rules.lowercase(labels("host"), "host_lower");
        rules.uppercase(labels("team"), "team_upper");
    }
}
