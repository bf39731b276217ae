package io.promfleet.acceptance.collect;

import static io.promfleet.dsl.SecretKeys.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promfleet.dsl.AzureDiscoveryBuilder.AuthenticationMethod;
import io.promfleet.dsl.DockerswarmDiscoveryBuilder;
import io.promfleet.dsl.HetznerDiscoveryBuilder;
import io.promfleet.dsl.OpenstackDiscoveryBuilder;
import io.promfleet.dsl.OvhcloudDiscoveryBuilder;
import io.promfleet.dsl.ScalewayDiscoveryBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.dsl.TritonDiscoveryBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.AlloyBlock;
import io.promfleet.generator.dialect.AlloyWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Every discovery for which Alloy has a component is that component, with the same settings. */
class AlloyDiscoveriesTest {
    private static final String FILES = "/etc/promfleet/secrets/";

    @TempDir
    Path directory;

    @Test
    void azureAuthenticatesInABlockAndItsSecretComesFromAFile() throws Exception {
        assertThat(components(job -> job.azure(azure -> {
                    azure.subscriptionId("11111111-2222-3333-4444-555555555555");
                    azure.tenantId("tenant");
                    azure.clientId("client");
                    azure.clientSecret(secret("azure", "secret"));
                    azure.resourceGroup("shop");
                    azure.port(9100);
                })))
                .isEqualTo("""
                        local.file "client_secret_1" {
                          filename  = "%sazure/secret"
                          is_secret = true
                        }

                        discovery.azure "machines" {
                          subscription_id = "11111111-2222-3333-4444-555555555555"
                          resource_group  = "shop"
                          port            = 9100

                          oauth {
                            tenant_id     = "tenant"
                            client_id     = "client"
                            client_secret = string.trim_space(convert.nonsensitive(local.file.client_secret_1.content))
                          }
                        }
                        """.formatted(FILES));
        assertThat(components(job -> job.azure(azure -> {
                    azure.subscriptionId("11111111-2222-3333-4444-555555555555");
                    azure.authenticationMethod(AuthenticationMethod.MANAGED_IDENTITY);
                    azure.clientId("client");
                })))
                .isEqualTo("""
                        discovery.azure "machines" {
                          subscription_id = "11111111-2222-3333-4444-555555555555"

                          managed_identity {
                            client_id = "client"
                          }
                        }
                        """);
    }

    @Test
    void passwordsComeFromFiles() throws Exception {
        assertThat(components(job -> job.openstack(openstack -> {
                    openstack.identityEndpoint("https://identity.example.com/v3");
                    openstack.role(OpenstackDiscoveryBuilder.Role.INSTANCE);
                    openstack.region("eu");
                    openstack.username("metrics");
                    openstack.password(secret("openstack", "password"));
                    openstack.tls(tls -> tls.serverName("identity"));
                })))
                .isEqualTo("""
                        local.file "password_1" {
                          filename  = "%sopenstack/password"
                          is_secret = true
                        }

                        discovery.openstack "machines" {
                          identity_endpoint = "https://identity.example.com/v3"
                          role              = "instance"
                          region            = "eu"
                          username          = "metrics"
                          password          = string.trim_space(convert.nonsensitive(local.file.password_1.content))

                          tls_config {
                            server_name = "identity"
                          }
                        }
                        """.formatted(FILES));
    }

    @Test
    void theOthersAreWhatTheyAreInPrometheus() throws Exception {
        assertThat(components(job -> {
                    job.digitalocean(digitalocean -> digitalocean.bearerToken(secret("do", "token")));
                    job.docker(docker -> {
                        docker.host("unix:///var/run/docker.sock");
                        docker.filter("name", "one", "two");
                        docker.matchFirstNetwork(false);
                    });
                    job.dockerswarm(swarm -> {
                        swarm.host("tcp://swarm.example.com:2376");
                        swarm.role(DockerswarmDiscoveryBuilder.Role.TASKS);
                    });
                    job.eureka(eureka -> eureka.server("https://eureka.example.com/eureka"));
                    job.hetzner(hetzner -> {
                        hetzner.role(HetznerDiscoveryBuilder.Role.HCLOUD);
                        hetzner.bearerToken(secret("hetzner", "token"));
                    });
                    job.ionos(ionos -> {
                        ionos.datacenterId("11111111-2222-3333-4444-555555555555");
                        ionos.bearerToken(secret("ionos", "token"));
                    });
                    job.kuma(kuma -> kuma.server("https://kuma.example.com:5676"));
                    job.lightsail(lightsail -> lightsail.region("eu-west-1"));
                    job.linode(linode -> linode.bearerToken(secret("linode", "token")));
                    job.marathon(marathon -> {
                        marathon.servers("https://marathon.example.com");
                        marathon.authToken(secret("marathon", "token"));
                    });
                    job.nerve(nerve -> {
                        nerve.servers("zookeeper.example.com:2181");
                        nerve.paths("/nerve");
                    });
                    job.nomad(nomad -> nomad.server("https://nomad.example.com:4646"));
                    job.puppetdb(puppetdb -> {
                        puppetdb.url("https://puppetdb.example.com");
                        puppetdb.query("nodes[certname]{}");
                    });
                    job.scaleway(scaleway -> {
                        scaleway.projectId("11111111-2222-3333-4444-555555555555");
                        scaleway.role(ScalewayDiscoveryBuilder.Role.INSTANCE);
                        scaleway.accessKey("SCWABCDEFGHIJKLMNOPQ");
                        scaleway.secretKey(secret("scaleway", "key"));
                    });
                    job.serverset(serverset -> {
                        serverset.servers("zookeeper.example.com:2181");
                        serverset.paths("/services");
                    });
                    job.triton(triton -> {
                        triton.account("metrics");
                        triton.role(TritonDiscoveryBuilder.Role.CN);
                        triton.dnsSuffix("triton.example.com");
                        triton.endpoint("triton.example.com");
                    });
                }))
                .isEqualTo("""
                        discovery.digitalocean "machines" {
                          bearer_token_file = "%sdo/token"
                        }

                        discovery.docker "machines_2" {
                          host = "unix:///var/run/docker.sock"

                          filter {
                            name   = "name"
                            values = ["one", "two"]
                          }
                        }

                        discovery.dockerswarm "machines_3" {
                          host = "tcp://swarm.example.com:2376"
                          role = "tasks"
                        }

                        discovery.eureka "machines_4" {
                          server = "https://eureka.example.com/eureka"
                        }

                        discovery.hetzner "machines_5" {
                          role = "hcloud"

                          authorization {
                            type             = "Bearer"
                            credentials_file = "%shetzner/token"
                          }
                        }

                        discovery.ionos "machines_6" {
                          datacenter_id = "11111111-2222-3333-4444-555555555555"

                          authorization {
                            type             = "Bearer"
                            credentials_file = "%sionos/token"
                          }
                        }

                        discovery.kuma "machines_7" {
                          server = "https://kuma.example.com:5676"
                        }

                        discovery.lightsail "machines_8" {
                          region = "eu-west-1"
                        }

                        discovery.linode "machines_9" {
                          authorization {
                            type             = "Bearer"
                            credentials_file = "%slinode/token"
                          }
                        }

                        discovery.marathon "machines_10" {
                          servers         = ["https://marathon.example.com"]
                          auth_token_file = "%smarathon/token"
                        }

                        discovery.nerve "machines_11" {
                          servers = ["zookeeper.example.com:2181"]
                          paths   = ["/nerve"]
                        }

                        discovery.nomad "machines_12" {
                          server = "https://nomad.example.com:4646"
                        }

                        discovery.puppetdb "machines_13" {
                          url   = "https://puppetdb.example.com"
                          query = "nodes[certname]{}"
                        }

                        discovery.scaleway "machines_14" {
                          project_id      = "11111111-2222-3333-4444-555555555555"
                          role            = "instance"
                          access_key      = "SCWABCDEFGHIJKLMNOPQ"
                          secret_key_file = "%sscaleway/key"
                        }

                        discovery.serverset "machines_15" {
                          servers = ["zookeeper.example.com:2181"]
                          paths   = ["/services"]
                        }

                        discovery.triton "machines_16" {
                          account    = "metrics"
                          role       = "cn"
                          dns_suffix = "triton.example.com"
                          endpoint   = "triton.example.com"
                        }
                        """.replace("%s", FILES));
    }

    @Test
    void secretsOfOthersComeFromFilesToo() throws Exception {
        assertThat(components(job -> {
                    job.ovhcloud(ovh -> {
                        ovh.service(OvhcloudDiscoveryBuilder.Service.VPS);
                        ovh.applicationKey("key");
                        ovh.applicationSecret(secret("ovh", "secret"));
                        ovh.consumerKey(secret("ovh", "consumer"));
                    });
                    job.uyuni(uyuni -> {
                        uyuni.server("https://uyuni.example.com");
                        uyuni.username("metrics");
                        uyuni.password(secret("uyuni", "password"));
                    });
                }))
                .isEqualTo("""
                        local.file "application_secret_1" {
                          filename  = "%sovh/secret"
                          is_secret = true
                        }

                        local.file "consumer_key_2" {
                          filename  = "%sovh/consumer"
                          is_secret = true
                        }

                        local.file "password_3" {
                          filename  = "%suyuni/password"
                          is_secret = true
                        }

                        discovery.ovhcloud "machines" {
                          service            = "vps"
                          application_key    = "key"
                          application_secret = string.trim_space(convert.nonsensitive(local.file.application_secret_1.content))
                          consumer_key       = string.trim_space(convert.nonsensitive(local.file.consumer_key_2.content))
                        }

                        discovery.uyuni "machines_2" {
                          server   = "https://uyuni.example.com"
                          username = "metrics"
                          password = string.trim_space(convert.nonsensitive(local.file.password_3.content))
                        }
                        """.replace("%s", FILES));
    }

    @Test
    void aContainerInSeveralNetworksIsFoundInEach() {
        assertThat(findings(source(job -> job.docker(docker -> docker.host("unix:///var/run/docker.sock")))))
                .extracting(Finding::id, Finding::message)
                .contains(tuple(
                        "PF301",
                        "Grafana Alloy finds a container in each of its networks, where Prometheus takes the first."));
    }

    /** The file ends behind it with a line feed where somebody typed it, so that the spaces around do not count. */
    @Test
    void theNameOfAClientMayStandInASecret() throws Exception {
        assertThat(components(job -> job.http(http -> {
                    http.url("https://targets.example.com/list");
                    http.oauth2(oauth2 -> {
                        oauth2.clientId(secret("login", "id"));
                        oauth2.clientSecret(secret("login", "secret"));
                        oauth2.tokenUrl("https://login.example.com/token");
                    });
                })))
                .isEqualTo("""
                        local.file "client_id_1" {
                          filename = "%slogin/id"
                        }

                        discovery.http "machines" {
                          url = "https://targets.example.com/list"

                          oauth2 {
                            client_id          = string.trim_space(local.file.client_id_1.content)
                            client_secret_file = "%slogin/secret"
                            token_url          = "https://login.example.com/token"
                          }
                        }
                        """.formatted(FILES, FILES));
    }

    private static Consumer<SourceBuilder> source(Consumer<ScrapeJobBuilder> job) {
        return source -> {
            source.alloy(alloy -> {});
            source.fluxMetricsOnly();
            source.scrapeJob("machines", job);
        };
    }

    private List<Finding> findings(Consumer<SourceBuilder> source) {
        return Promfleet.generate(
                        fleet -> {
                            fleet.hub(
                                    "hub",
                                    hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
                            fleet.source("shop", source);
                        },
                        directory.resolve("tree"),
                        false)
                .findings();
    }

    /** The job's discoveries and what they read, as they are written. */
    private String components(Consumer<ScrapeJobBuilder> job) throws Exception {
        assertThat(findings(source(job))).noneMatch(finding -> finding.severity() == Severity.ERROR);
        for (Object object : new Yaml()
                .loadAll(Files.readString(directory.resolve("tree/clusters/shop/cluster/alloy-metrics.yaml")))) {
            if (object instanceof Map<?, ?> map && map.get("data") instanceof Map<?, ?> data) {
                List<AlloyBlock> blocks = AlloyReader.read(String.valueOf(data.get("config.alloy"))).stream()
                        .filter(block -> block.name().equals("local.file")
                                || (block.name().startsWith("discovery.")
                                        && String.valueOf(block.label()).startsWith("machines")))
                        .toList();
                return AlloyWriter.write(blocks);
            }
        }
        throw new AssertionError("no ConfigMap");
    }
}
