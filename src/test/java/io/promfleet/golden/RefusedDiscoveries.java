package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;

import io.promfleet.dsl.AwsDiscoveryBuilder;
import io.promfleet.dsl.AzureDiscoveryBuilder;
import io.promfleet.dsl.OpenstackDiscoveryBuilder;
import io.promfleet.dsl.OvhcloudDiscoveryBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import java.time.Duration;

/** Credentials that Prometheus reads from its configuration alone, where they would be for all to read. */
final class RefusedDiscoveries {
    private RefusedDiscoveries() {}

    static void in(ScrapeJobBuilder job) {
        job.aws(aws -> {
            aws.role(AwsDiscoveryBuilder.Role.EC2);
            aws.accessKey(secret("aws", "access-key")); // expect: PF303
            aws.secretKey(secret("aws", "secret-key")); // expect: PF303
        });
        job.azure(azure -> {
            azure.authenticationMethod(AzureDiscoveryBuilder.AuthenticationMethod.MANAGED_IDENTITY);
            azure.subscriptionId("11111111-2222-3333-4444-555555555555");
            azure.clientSecret(secret("azure", "client-secret")); // expect: PF303
        });
        job.consul(consul -> {
            consul.refreshInterval(Duration.ofMinutes(2));
            consul.token(secret("consul", "token")); // expect: PF303
            consul.password(secret("consul", "password")); // expect: PF303
        });
        job.ec2(ec2 -> {
            ec2.refreshInterval(Duration.ofMinutes(2));
            ec2.accessKey(secret("ec2", "access-key")); // expect: PF303
            ec2.secretKey(secret("ec2", "secret-key")); // expect: PF303
        });
        job.ecs(ecs -> {
            ecs.refreshInterval(Duration.ofMinutes(2));
            ecs.accessKey(secret("ecs", "access-key")); // expect: PF303
            ecs.secretKey(secret("ecs", "secret-key")); // expect: PF303
        });
        job.elasticache(elasticache -> {
            elasticache.refreshInterval(Duration.ofMinutes(2));
            elasticache.accessKey(secret("elasticache", "access-key")); // expect: PF303
            elasticache.secretKey(secret("elasticache", "secret-key")); // expect: PF303
        });
        job.lightsail(lightsail -> {
            lightsail.refreshInterval(Duration.ofMinutes(2));
            lightsail.accessKey(secret("lightsail", "access-key")); // expect: PF303
            lightsail.secretKey(secret("lightsail", "secret-key")); // expect: PF303
        });
        job.msk(msk -> {
            msk.refreshInterval(Duration.ofMinutes(2));
            msk.accessKey(secret("msk", "access-key")); // expect: PF303
            msk.secretKey(secret("msk", "secret-key")); // expect: PF303
        });
        job.openstack(openstack -> {
            openstack.role(OpenstackDiscoveryBuilder.Role.INSTANCE);
            openstack.region("region-of-openstack");
            openstack.password(secret("openstack", "password")); // expect: PF303
            openstack.applicationCredentialSecret(secret("openstack", "credential-secret")); // expect: PF303
        });
        job.ovhcloud(ovhcloud -> {
            // expect above: PF609, PF609
            ovhcloud.endpoint("ovh-eu");
            ovhcloud.applicationKey("applicationkey-of-ovhcloud");
            ovhcloud.refreshInterval(Duration.ofMinutes(2));
            ovhcloud.service(OvhcloudDiscoveryBuilder.Service.VPS);
            ovhcloud.applicationSecret(secret("ovhcloud", "application-secret")); // expect: PF303
            ovhcloud.consumerKey(secret("ovhcloud", "consumer-key")); // expect: PF303
        });
        job.rds(rds -> {
            rds.refreshInterval(Duration.ofMinutes(2));
            rds.accessKey(secret("rds", "access-key")); // expect: PF303
            rds.secretKey(secret("rds", "secret-key")); // expect: PF303
        });
        job.uyuni(uyuni -> {
            // expect above: PF609
            uyuni.server("https://uyuni.example.com");
            uyuni.username("username-of-uyuni");
            uyuni.entitlement("entitlement-of-uyuni");
            uyuni.separator("separator-of-uyuni");
            uyuni.refreshInterval(Duration.ofMinutes(2));
            uyuni.password(secret("uyuni", "password")); // expect: PF303
        });
    }
}
