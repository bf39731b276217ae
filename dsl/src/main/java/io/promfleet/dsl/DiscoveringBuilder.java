package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/**
 * What finds its targets; the {@code *_sd_configs} of Prometheus.
 *
 * @param <B> the builder itself
 */
public abstract class DiscoveringBuilder<B extends DiscoveringBuilder<B>> extends HttpClientBuilder<B> {
    DiscoveringBuilder(Declaration parent, String kind, @Nullable String name, Location declaredAt) {
        super(parent, kind, name, declaredAt);
    }

    abstract void discovered(Discovery discovery);

    /**
     * Resources of Amazon Web Services become targets; {@code aws_sd_configs}. Since Prometheus 3.8.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B aws(Consumer<AwsDiscoveryBuilder> block) {
        AwsDiscoveryBuilder discovery = new AwsDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Virtual machines of Azure become targets; {@code azure_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B azure(Consumer<AzureDiscoveryBuilder> block) {
        AzureDiscoveryBuilder discovery =
                new AzureDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Services of Consul's catalogue become targets; {@code consul_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B consul(Consumer<ConsulDiscoveryBuilder> block) {
        ConsulDiscoveryBuilder discovery =
                new ConsulDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Droplets or databases of DigitalOcean become targets; {@code digitalocean_sd_configs}. Since Prometheus 2.20.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B digitalocean(Consumer<DigitaloceanDiscoveryBuilder> block) {
        DigitaloceanDiscoveryBuilder discovery =
                new DigitaloceanDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Names of the DNS become targets; {@code dns_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B dns(Consumer<DnsDiscoveryBuilder> block) {
        DnsDiscoveryBuilder discovery = new DnsDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Containers of a Docker daemon become targets; {@code docker_sd_configs}. Since Prometheus 2.27.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B docker(Consumer<DockerDiscoveryBuilder> block) {
        DockerDiscoveryBuilder discovery =
                new DockerDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Services, tasks or nodes of Docker Swarm become targets; {@code dockerswarm_sd_configs}. Since Prometheus 2.20.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B dockerswarm(Consumer<DockerswarmDiscoveryBuilder> block) {
        DockerswarmDiscoveryBuilder discovery =
                new DockerswarmDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Amazon EC2 become targets; {@code ec2_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B ec2(Consumer<Ec2DiscoveryBuilder> block) {
        Ec2DiscoveryBuilder discovery = new Ec2DiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Tasks of Amazon ECS become targets; {@code ecs_sd_configs}. Since Prometheus 3.8.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B ecs(Consumer<EcsDiscoveryBuilder> block) {
        EcsDiscoveryBuilder discovery = new EcsDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Nodes of Amazon ElastiCache become targets; {@code elasticache_sd_configs}. Since Prometheus 3.11.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B elasticache(Consumer<ElasticacheDiscoveryBuilder> block) {
        ElasticacheDiscoveryBuilder discovery =
                new ElasticacheDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Instances of Eureka become targets; {@code eureka_sd_configs}. Since Prometheus 2.21.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B eureka(Consumer<EurekaDiscoveryBuilder> block) {
        EurekaDiscoveryBuilder discovery =
                new EurekaDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Addresses in files become targets; {@code file_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B file(Consumer<FileDiscoveryBuilder> block) {
        FileDiscoveryBuilder discovery =
                new FileDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Google's Compute Engine become targets; {@code gce_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B gce(Consumer<GceDiscoveryBuilder> block) {
        GceDiscoveryBuilder discovery = new GceDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Servers of Hetzner become targets; {@code hetzner_sd_configs}. Since Prometheus 2.21.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B hetzner(Consumer<HetznerDiscoveryBuilder> block) {
        HetznerDiscoveryBuilder discovery =
                new HetznerDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Addresses that a web server lists become targets; {@code http_sd_configs}. Since Prometheus 2.28.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B http(Consumer<HttpDiscoveryBuilder> block) {
        HttpDiscoveryBuilder discovery =
                new HttpDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Servers of IONOS Cloud become targets; {@code ionos_sd_configs}. Since Prometheus 2.36.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B ionos(Consumer<IonosDiscoveryBuilder> block) {
        IonosDiscoveryBuilder discovery =
                new IonosDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Data planes of Kuma's mesh become targets; {@code kuma_sd_configs}. Since Prometheus 2.29.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B kuma(Consumer<KumaDiscoveryBuilder> block) {
        KumaDiscoveryBuilder discovery =
                new KumaDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Amazon Lightsail become targets; {@code lightsail_sd_configs}. Since Prometheus 2.27.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B lightsail(Consumer<LightsailDiscoveryBuilder> block) {
        LightsailDiscoveryBuilder discovery =
                new LightsailDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Linode become targets; {@code linode_sd_configs}. Since Prometheus 2.28.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B linode(Consumer<LinodeDiscoveryBuilder> block) {
        LinodeDiscoveryBuilder discovery =
                new LinodeDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Tasks of Marathon become targets; {@code marathon_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B marathon(Consumer<MarathonDiscoveryBuilder> block) {
        MarathonDiscoveryBuilder discovery =
                new MarathonDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Brokers of Amazon MSK become targets; {@code msk_sd_configs}. Since Prometheus 3.10.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B msk(Consumer<MskDiscoveryBuilder> block) {
        MskDiscoveryBuilder discovery = new MskDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Addresses that Nerve keeps in ZooKeeper become targets; {@code nerve_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B nerve(Consumer<NerveDiscoveryBuilder> block) {
        NerveDiscoveryBuilder discovery =
                new NerveDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Services of Nomad become targets; {@code nomad_sd_configs}. Since Prometheus 2.37.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B nomad(Consumer<NomadDiscoveryBuilder> block) {
        NomadDiscoveryBuilder discovery =
                new NomadDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Oracle's cloud become targets; {@code oci_sd_configs}. Since Prometheus 3.14.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B oci(Consumer<OciDiscoveryBuilder> block) {
        OciDiscoveryBuilder discovery = new OciDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Hypervisors, instances or load balancers of OpenStack become targets; {@code openstack_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B openstack(Consumer<OpenstackDiscoveryBuilder> block) {
        OpenstackDiscoveryBuilder discovery =
                new OpenstackDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Outscale become targets; {@code outscale_sd_configs}. Since Prometheus 3.12.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B outscale(Consumer<OutscaleDiscoveryBuilder> block) {
        OutscaleDiscoveryBuilder discovery =
                new OutscaleDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Servers of OVHcloud become targets; {@code ovhcloud_sd_configs}. Since Prometheus 2.40.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B ovhcloud(Consumer<OvhcloudDiscoveryBuilder> block) {
        OvhcloudDiscoveryBuilder discovery =
                new OvhcloudDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Resources of PuppetDB become targets; {@code puppetdb_sd_configs}. Since Prometheus 2.31.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B puppetdb(Consumer<PuppetdbDiscoveryBuilder> block) {
        PuppetdbDiscoveryBuilder discovery =
                new PuppetdbDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Databases of Amazon RDS become targets; {@code rds_sd_configs}. Since Prometheus 3.11.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B rds(Consumer<RdsDiscoveryBuilder> block) {
        RdsDiscoveryBuilder discovery = new RdsDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Servers of Scaleway become targets; {@code scaleway_sd_configs}. Since Prometheus 2.26.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B scaleway(Consumer<ScalewayDiscoveryBuilder> block) {
        ScalewayDiscoveryBuilder discovery =
                new ScalewayDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Addresses that Finagle keeps in ZooKeeper become targets; {@code serverset_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B serverset(Consumer<ServersetDiscoveryBuilder> block) {
        ServersetDiscoveryBuilder discovery =
                new ServersetDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Servers of STACKIT become targets; {@code stackit_sd_configs}. Since Prometheus 3.5.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B stackit(Consumer<StackitDiscoveryBuilder> block) {
        StackitDiscoveryBuilder discovery =
                new StackitDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Containers or nodes of Triton become targets; {@code triton_sd_configs}.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B triton(Consumer<TritonDiscoveryBuilder> block) {
        TritonDiscoveryBuilder discovery =
                new TritonDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Systems of Uyuni become targets; {@code uyuni_sd_configs}. Since Prometheus 2.31.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B uyuni(Consumer<UyuniDiscoveryBuilder> block) {
        UyuniDiscoveryBuilder discovery =
                new UyuniDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }

    /**
     * Machines of Vultr become targets; {@code vultr_sd_configs}. Since Prometheus 2.36.
     *
     * @param block says which, and how they are found
     * @return this
     */
    public B vultr(Consumer<VultrDiscoveryBuilder> block) {
        VultrDiscoveryBuilder discovery =
                new VultrDiscoveryBuilder(this, recorder().here());
        discovered(within(discovery, block).build());
        return self();
    }
}
