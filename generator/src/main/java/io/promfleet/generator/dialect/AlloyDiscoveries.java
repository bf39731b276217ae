package io.promfleet.generator.dialect;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Discoveries whose settings Alloy arranges in another way than Prometheus. */
final class AlloyDiscoveries {
    private static final String METHOD = "authentication_method";
    private static final String AUTHORIZATION = "authorization";
    private static final String NETWORKS = "match_first_network";
    private static final List<String> OF_OAUTH =
            List.of("client_id", "client_secret", "client_secret_file", "tenant_id");

    private final Losses losses;

    AlloyDiscoveries(Losses losses) {
        this.losses = losses;
    }

    /** A discovery of Prometheus as the component has it; most are the same. */
    MapNode inItsWords(String component, MapNode discovery) {
        return switch (component) {
            case "discovery.azure" -> azure(discovery);
            case "discovery.digitalocean" -> digitalocean(discovery);
            case "discovery.docker" -> docker(discovery);
            default -> discovery;
        };
    }

    /** How one authenticates is a block of its own. */
    private MapNode azure(MapNode discovery) {
        String said = discovery.text(METHOD);
        String method = said.isEmpty() ? "OAuth" : said;
        if (!method.equals("OAuth") && !method.equals("ManagedIdentity")) {
            loss(
                    discovery,
                    METHOD,
                    "Grafana Alloy does not have `" + method + "` among its ways to authenticate to Azure.",
                    "Say `MANAGED_IDENTITY` or `O_AUTH`, or let `prometheusAgent` collect this source.");
        }
        MapNode.Builder own = MapNode.builder(discovery.origin());
        MapNode.Builder rest = MapNode.builder(discovery.origin());
        for (int i = 0; i < discovery.size(); i++) {
            String key = discovery.key(i);
            boolean ofMethod = method.equals("OAuth") ? OF_OAUTH.contains(key) : key.equals("client_id");
            if (!key.equals(METHOD)) {
                copy(discovery, i, key, ofMethod ? own : rest);
            }
        }
        return rest.put(method.equals("OAuth") ? "oauth" : "managed_identity", own.build())
                .build();
    }

    /** It takes a bearer token and no other way to authenticate. */
    private static MapNode digitalocean(MapNode discovery) {
        MapNode.Builder all = MapNode.builder(discovery.origin());
        for (int i = 0; i < discovery.size(); i++) {
            boolean bearer = discovery.key(i).equals(AUTHORIZATION)
                    && discovery.value(i) instanceof MapNode authorization
                    && List.of("", "Bearer").contains(authorization.text("type"))
                    && authorization.get("credentials_file") != null;
            if (bearer) {
                Node file = ((MapNode) discovery.value(i)).get("credentials_file");
                all.put("bearer_token_file", file == null ? MapNode.EMPTY : file, discovery.entryOrigin(i));
            } else {
                copy(discovery, i, discovery.key(i), all);
            }
        }
        return all.build();
    }

    /** Prometheus takes one network of a container unless it is told; Alloy takes all of them. */
    private MapNode docker(MapNode discovery) {
        if (discovery.get(NETWORKS) != BooleanNode.FALSE) {
            loss(
                    discovery,
                    NETWORKS,
                    "Grafana Alloy finds a container in each of its networks, where Prometheus takes the first.",
                    "Say `matchFirstNetwork(false)` and let rules leave out what is found twice, or let"
                            + " `prometheusAgent` collect this source.");
        }
        MapNode.Builder all = MapNode.builder(discovery.origin());
        for (int i = 0; i < discovery.size(); i++) {
            if (!discovery.key(i).equals(NETWORKS)) {
                copy(discovery, i, discovery.key(i), all);
            }
        }
        return all.build();
    }

    private static void copy(MapNode from, int i, String key, MapNode.Builder to) {
        to.put(key, from.value(i), from.entryOrigin(i), from.valueOrigin(i));
    }

    private void loss(MapNode discovery, String key, String message, String hint) {
        int place = discovery.indexOf(key);
        @Nullable Origin said = place < 0 ? null : discovery.entryOrigin(place);
        losses.report(Losses.NO_KEY, said == null ? discovery.origin() : said, message, hint);
    }
}
