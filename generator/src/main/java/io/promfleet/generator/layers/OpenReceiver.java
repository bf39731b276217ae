package io.promfleet.generator.layers;

import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * PF319: a Prometheus that takes samples, on an address outside of its cluster for which nothing asks who calls. Neither the chart nor
 * the Prometheus Operator know of passwords for it, so that whoever reaches the address writes, queries, and sees everything.
 */
final class OpenReceiver {
    private static final String SERVICE = "prometheus.service";
    // Words in annotations by which controllers ask for credentials, or let in only some.
    private static final List<String> GUARDS = List.of(
            "auth",
            "oidc",
            "jwt",
            "middleware",
            "whitelist",
            "allowlist",
            "source-range",
            "client-cert",
            "internal",
            "security",
            "waf");

    private final ValuesView values;

    OpenReceiver(ValuesView values) {
        this.values = values;
    }

    /** The value that opens it; nothing where none does, or something may guard it. */
    Optional<String> opened() {
        for (String ingress : List.of("prometheus.ingress", "prometheus.ingressPerReplica")) {
            if (values.isTrue(ingress + ".enabled") && !isGuarded(ingress)) {
                return Optional.of(ingress + ".enabled");
            }
        }
        boolean balanced = values.text(SERVICE + ".type").equals("LoadBalancer")
                && !values.isFilled(SERVICE + ".loadBalancerSourceRanges")
                && !values.isFilled(SERVICE + ".loadBalancerClass");
        return balanced && !isGuarded(SERVICE) ? Optional.of(SERVICE + ".type") : Optional.empty();
    }

    /** Reports what opens it. */
    void report(Severity severity, String hint) {
        opened().ifPresent(path -> values.report(
                "PF319",
                severity,
                List.of((Object[]) path.split("\\.", -1)),
                "Whoever reaches the address that `" + path
                        + "` opens can write to this Prometheus and read everything, for nothing asks who calls.",
                hint));
    }

    private boolean isGuarded(String path) {
        MapNode annotations = values.map(path + ".annotations");
        for (int i = 0; i < annotations.size(); i++) {
            String text = (annotations.key(i) + " " + annotations.value(i)).toLowerCase(Locale.ROOT);
            if (GUARDS.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }
}
