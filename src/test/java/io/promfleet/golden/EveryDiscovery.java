package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;

import io.promfleet.dsl.AwsDiscoveryBuilder;
import io.promfleet.dsl.AzureDiscoveryBuilder;
import io.promfleet.dsl.DigitaloceanDiscoveryBuilder;
import io.promfleet.dsl.DockerswarmDiscoveryBuilder;
import io.promfleet.dsl.HetznerDiscoveryBuilder;
import io.promfleet.dsl.OciDiscoveryBuilder;
import io.promfleet.dsl.OpenstackDiscoveryBuilder;
import io.promfleet.dsl.ScalewayDiscoveryBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.TritonDiscoveryBuilder;
import io.promfleet.model.Scheme;
import java.time.Duration;

/** Says everything that can be said of service discoveries and that a file of Prometheus can hold. */
final class EveryDiscovery {
    private EveryDiscovery() {}

    static void in(ScrapeJobBuilder job) {
        job.aws(aws -> {
            aws.role(AwsDiscoveryBuilder.Role.EC2);
            aws.region("region-of-aws");
            aws.endpoint("endpoint-of-aws");
            aws.profile("profile-of-aws");
            aws.roleArn("rolearn-of-aws");
            aws.externalId("externalid-of-aws");
            aws.refreshInterval(Duration.ofMinutes(2));
            aws.port(9100);
            aws.filter("name", "one", "two");
            aws.clusters("one", "two");
        });
        job.azure(azure -> {
            azure.environment("AzurePublicCloud");
            azure.port(9100);
            azure.subscriptionId("11111111-2222-3333-4444-555555555555");
            azure.tenantId("tenantid-of-azure");
            azure.clientId("clientid-of-azure");
            azure.refreshInterval(Duration.ofMinutes(2));
            azure.authenticationMethod(AzureDiscoveryBuilder.AuthenticationMethod.MANAGED_IDENTITY);
            azure.resourceGroup("resourcegroup-of-azure");
        });
        job.consul(consul -> {
            consul.server("consul.example.com:8500");
            consul.pathPrefix("/consul");
            consul.datacenter("datacenter-of-consul");
            consul.namespace("namespace-of-consul");
            consul.partition("partition-of-consul");
            consul.tagSeparator("tagseparator-of-consul");
            consul.scheme(Scheme.HTTPS);
            consul.username("username-of-consul");
            consul.allowStale(true);
            consul.refreshInterval(Duration.ofMinutes(2));
            consul.services("one", "two");
            consul.tags("one", "two");
            consul.nodeMeta("name", "nodemeta");
            consul.filter("filter-of-consul");
            consul.healthFilter("healthfilter-of-consul");
        });
        job.digitalocean(digitalocean -> {
            digitalocean.refreshInterval(Duration.ofMinutes(2));
            digitalocean.port(9100);
            digitalocean.role(DigitaloceanDiscoveryBuilder.Role.DROPLETS);
        });
        job.dns(dns -> {
            dns.names("node.example.com");
            dns.refreshInterval(Duration.ofMinutes(2));
            dns.type("A");
            dns.port(9100);
        });
        job.docker(docker -> {
            docker.host("unix:///var/run/docker.sock");
            docker.port(9100);
            docker.filter("name", "one", "two");
            docker.hostNetworkingHost("hostnetworkinghost-of-docker");
            docker.refreshInterval(Duration.ofMinutes(2));
            docker.matchFirstNetwork(true);
        });
        job.dockerswarm(dockerswarm -> {
            dockerswarm.host("unix:///var/run/docker.sock");
            dockerswarm.role(DockerswarmDiscoveryBuilder.Role.SERVICES);
            dockerswarm.port(9100);
            dockerswarm.filter("name", "one", "two");
            dockerswarm.refreshInterval(Duration.ofMinutes(2));
        });
        job.ec2(ec2 -> {
            ec2.endpoint("endpoint-of-ec2");
            ec2.region("region-of-ec2");
            ec2.profile("profile-of-ec2");
            ec2.roleArn("rolearn-of-ec2");
            ec2.externalId("externalid-of-ec2");
            ec2.refreshInterval(Duration.ofMinutes(2));
            ec2.port(9100);
            ec2.filter("name", "one", "two");
        });
        job.ecs(ecs -> {
            ecs.region("region-of-ecs");
            ecs.endpoint("endpoint-of-ecs");
            ecs.profile("profile-of-ecs");
            ecs.roleArn("rolearn-of-ecs");
            ecs.externalId("externalid-of-ecs");
            ecs.clusters("one", "two");
            ecs.port(9100);
            ecs.refreshInterval(Duration.ofMinutes(2));
            ecs.requestConcurrency(5);
        });
        job.elasticache(elasticache -> {
            elasticache.region("region-of-elasticache");
            elasticache.endpoint("endpoint-of-elasticache");
            elasticache.profile("profile-of-elasticache");
            elasticache.roleArn("rolearn-of-elasticache");
            elasticache.externalId("externalid-of-elasticache");
            elasticache.clusters("one", "two");
            elasticache.port(9100);
            elasticache.refreshInterval(Duration.ofMinutes(2));
            elasticache.requestConcurrency(5);
        });
        job.eureka(eureka -> {
            eureka.server("https://eureka.example.com/eureka");
            eureka.refreshInterval(Duration.ofMinutes(2));
        });
        job.file(file -> {
            file.files("/etc/prometheus/targets/*.json");
            file.refreshInterval(Duration.ofMinutes(2));
        });
        job.gce(gce -> {
            gce.project("metrics");
            gce.zone("europe-west1-b");
            gce.filter("filter-of-gce");
            gce.refreshInterval(Duration.ofMinutes(2));
            gce.port(9100);
            gce.tagSeparator("tagseparator-of-gce");
        });
        job.hetzner(hetzner -> {
            hetzner.refreshInterval(Duration.ofMinutes(2));
            hetzner.port(9100);
            hetzner.role(HetznerDiscoveryBuilder.Role.ROBOT);
            hetzner.labelSelector("labelselector-of-hetzner");
        });
        job.http(http -> {
            http.refreshInterval(Duration.ofMinutes(2));
            http.url("https://targets.example.com/list");
        });
        job.ionos(ionos -> {
            ionos.datacenterId("11111111-2222-3333-4444-555555555555");
            ionos.refreshInterval(Duration.ofMinutes(2));
            ionos.port(9100);
        });
        job.kuma(kuma -> {
            kuma.refreshInterval(Duration.ofMinutes(2));
            kuma.fetchTimeout(Duration.ofMinutes(2));
            kuma.server("https://kuma.example.com:5676");
            kuma.clientId("clientid-of-kuma");
        });
        job.lightsail(lightsail -> {
            lightsail.endpoint("endpoint-of-lightsail");
            lightsail.region("region-of-lightsail");
            lightsail.profile("profile-of-lightsail");
            lightsail.roleArn("rolearn-of-lightsail");
            lightsail.externalId("externalid-of-lightsail");
            lightsail.refreshInterval(Duration.ofMinutes(2));
            lightsail.port(9100);
        });
        job.linode(linode -> {
            linode.refreshInterval(Duration.ofMinutes(2));
            linode.port(9100);
            linode.tagSeparator("tagseparator-of-linode");
            linode.region("region-of-linode");
        });
        job.marathon(marathon -> {
            marathon.servers("https://marathon.example.com");
            marathon.refreshInterval(Duration.ofMinutes(2));
            marathon.authToken(secret("marathon", "auth-token"));
        });
        job.msk(msk -> {
            msk.region("region-of-msk");
            msk.endpoint("endpoint-of-msk");
            msk.profile("profile-of-msk");
            msk.roleArn("rolearn-of-msk");
            msk.externalId("externalid-of-msk");
            msk.clusters("one", "two");
            msk.port(9100);
            msk.refreshInterval(Duration.ofMinutes(2));
            msk.requestConcurrency(5);
        });
        job.nerve(nerve -> {
            nerve.servers("zookeeper.example.com:2181");
            nerve.paths("/nerve/services");
            nerve.timeout(Duration.ofMinutes(2));
        });
        job.nomad(nomad -> {
            nomad.allowStale(true);
            nomad.namespace("namespace-of-nomad");
            nomad.refreshInterval(Duration.ofMinutes(2));
            nomad.region("region-of-nomad");
            nomad.server("https://nomad.example.com:4646");
            nomad.tagSeparator("tagseparator-of-nomad");
        });
        job.oci(oci -> {
            oci.auth(OciDiscoveryBuilder.Auth.API_KEY);
            oci.tenancy("ocid1.tenancy.oc1..a");
            oci.user("ocid1.user.oc1..a");
            oci.fingerprint("aa:bb:cc");
            oci.keyFile(secret("oci", "key-file"));
            oci.keyPassphrase(secret("oci", "key-passphrase"));
            oci.region("region-of-oci");
            oci.compartments("one", "two");
            oci.port(9100);
            oci.refreshInterval(Duration.ofMinutes(2));
        });
        job.openstack(openstack -> {
            openstack.identityEndpoint("https://identity.example.com/v3");
            openstack.username("username-of-openstack");
            openstack.userid("userid-of-openstack");
            openstack.projectName("projectname-of-openstack");
            openstack.projectId("projectid-of-openstack");
            openstack.domainName("domainname-of-openstack");
            openstack.domainId("domainid-of-openstack");
            openstack.applicationCredentialName("applicationcredentialname-of-openstack");
            openstack.applicationCredentialId("applicationcredentialid-of-openstack");
            openstack.role(OpenstackDiscoveryBuilder.Role.INSTANCE);
            openstack.region("region-of-openstack");
            openstack.refreshInterval(Duration.ofMinutes(2));
            openstack.port(9100);
            openstack.allTenants(true);
            openstack.tls(tls -> tls.serverName("openstack.example.com"));
            openstack.availability(OpenstackDiscoveryBuilder.Availability.PUBLIC);
        });
        job.outscale(outscale -> {
            outscale.endpoint("https://api.outscale.example.com");
            outscale.region("region-of-outscale");
            outscale.accessKey("accesskey-of-outscale");
            outscale.secretKey(secret("outscale", "secret-key"));
            outscale.refreshInterval(Duration.ofMinutes(2));
            outscale.port(9100);
        });
        job.puppetdb(puppetdb -> {
            puppetdb.refreshInterval(Duration.ofMinutes(2));
            puppetdb.url("https://puppetdb.example.com");
            puppetdb.query("nodes[certname]{}");
            puppetdb.includeParameters(true);
            puppetdb.port(9100);
        });
        job.rds(rds -> {
            rds.region("region-of-rds");
            rds.endpoint("endpoint-of-rds");
            rds.profile("profile-of-rds");
            rds.roleArn("rolearn-of-rds");
            rds.externalId("externalid-of-rds");
            rds.clusters("one", "two");
            rds.port(9100);
            rds.refreshInterval(Duration.ofMinutes(2));
            rds.filter("name", "one", "two");
            rds.requestConcurrency(5);
        });
        job.scaleway(scaleway -> {
            scaleway.projectId("11111111-2222-3333-4444-555555555555");
            scaleway.apiUrl("https://api.scaleway.com");
            scaleway.zone("fr-par-1");
            scaleway.accessKey("SCWABCDEFGHIJKLMNOPQ");
            scaleway.secretKey(secret("scaleway", "secret-key"));
            scaleway.nameFilter("namefilter-of-scaleway");
            scaleway.tagsFilter("one", "two");
            scaleway.refreshInterval(Duration.ofMinutes(2));
            scaleway.port(9100);
            scaleway.role(ScalewayDiscoveryBuilder.Role.INSTANCE);
        });
        job.serverset(serverset -> {
            serverset.servers("zookeeper.example.com:2181");
            serverset.paths("/services");
            serverset.timeout(Duration.ofMinutes(2));
        });
        job.stackit(stackit -> {
            stackit.project("project-of-stackit");
            stackit.refreshInterval(Duration.ofMinutes(2));
            stackit.port(9100);
            stackit.region("region-of-stackit");
            stackit.endpoint("https://api.stackit.example.com");
            stackit.serviceAccountKey(secret("stackit", "service-account-key"));
            stackit.privateKey(secret("stackit", "private-key"));
            stackit.credentialsFilePath("/etc/stackit/credentials.json");
        });
        job.triton(triton -> {
            triton.account("account-of-triton");
            triton.role(TritonDiscoveryBuilder.Role.CONTAINER);
            triton.dnsSuffix("triton.example.com");
            triton.endpoint("triton.example.com");
            triton.groups("one", "two");
            triton.port(9100);
            triton.refreshInterval(Duration.ofMinutes(2));
            triton.tls(tls -> tls.serverName("triton.example.com"));
            triton.version(1);
        });
        job.vultr(vultr -> {
            vultr.refreshInterval(Duration.ofMinutes(2));
            vultr.port(9100);
        });
    }
}
