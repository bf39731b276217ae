package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.file;
import static io.promfleet.dsl.SecretKeys.secret;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** Says what Prometheus knows and a Prometheus of the Operator cannot be told, so that no tree can show it. */
public final class RefusedCallsFleet implements FleetDefinition {
    private static final String CLIENT = "00000000-0000-0000-0000-00000000abcd";
    private static final String TENANT = "00000000-0000-0000-0000-00000000ef01";

    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://hub.example.com")));
        fleet.source("source", source -> {
            source.remoteWrite(target -> {});
            source.scrapeJob("discoveries", RefusedDiscoveries::in);
            source.remoteWrite("google", target -> {
                // expect above: PF301
                target.url("https://google.example.com/write");
                target.googleIam();
            });
            source.remoteWrite("google-key", target -> {
                target.url("https://google.example.com/write-with-key");
                target.googleIam(secret("google", "key.json")); // expect: PF301
            });
            source.remoteWrite("signed", target -> {
                target.url("https://aps.example.com/write");
                target.sigV4(signature -> signature.serviceName("metrics")); // expect: PF301
            });
            source.remoteWrite("azure-file", target -> {
                target.url("https://azure.example.com/file");
                target.azureAd(azure -> azure.workloadIdentity(CLIENT, TENANT, "/run/token")); // expect: PF301
            });
            source.remoteWrite("azure-certificate", target -> {
                target.url("https://azure.example.com/certificate");
                target.azureAd(azure -> {
                    azure.certificate(CLIENT, TENANT, secret("azure", "crt"), file("/run/key")); // expect: PF301
                    azure.certificatePassword(secret("azure", "password"));
                    azure.sendCertificateChain(true);
                });
            });
        });
    }
}
