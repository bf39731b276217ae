package io.promfleet.generator.verdict;

import io.promfleet.model.NameValidation;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules on the entries of {@code alertmanagers}.
 *
 * <p>Source: {@code AlertmanagerConfig.UnmarshalYAML}.
 */
final class AlertmanagerRules {
    private static final Span ONLY_V2 = Span.since("3.0.0");

    private final Judgement judgement;
    private final HttpClientRules clients;
    private final RelabelRules relabelling;
    private final DiscoveryRules discovery;
    private final CloudRules clouds;
    private final TargetRules targets;

    AlertmanagerRules(
            Judgement judgement,
            HttpClientRules clients,
            RelabelRules relabelling,
            DiscoveryRules discovery,
            CloudRules clouds,
            TargetRules targets) {
        this.judgement = judgement;
        this.clients = clients;
        this.relabelling = relabelling;
        this.discovery = discovery;
        this.clouds = clouds;
        this.targets = targets;
    }

    void check(List<Section> alertmanagers, NameValidation scheme) {
        for (Section alertmanager : alertmanagers) {
            checkMethods(alertmanager);
            if (alertmanager.text("api_version").equals("v1")) {
                judgement.error(
                        ConfigRule.VALUE_ALLOWED,
                        ONLY_V2,
                        alertmanager,
                        "api_version",
                        "The version `v1` of the Alertmanager's interface is gone.",
                        "Use `v2`, which every Alertmanager since 0.16 has.");
            }
            clients.check(alertmanager, false);
            clouds.checkSigV4(alertmanager);
            relabelling.check(alertmanager, "relabel_configs", scheme);
            relabelling.check(alertmanager, "alert_relabel_configs", scheme);
            discovery.check(alertmanager);
            targets.checkAlertmanager(alertmanager, scheme);
        }
    }

    private void checkMethods(Section alertmanager) {
        List<String> methods = new ArrayList<>(HttpClientRules.methods(alertmanager));
        if (alertmanager.section("sigv4") != null) {
            methods.add("sigv4");
        }
        if (methods.size() > 1) {
            judgement.error(
                    ConfigRule.ALERTMANAGER_AUTH,
                    alertmanager,
                    methods.get(1),
                    "Only one of " + Words.listed(methods) + " can say how to authenticate.",
                    "Keep one of them.");
        }
    }
}
