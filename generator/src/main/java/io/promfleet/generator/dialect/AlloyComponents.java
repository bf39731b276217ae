package io.promfleet.generator.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which arguments and blocks the components of Grafana Alloy have. */
final class AlloyComponents {
    /** Stands for all that an HTTP client takes. */
    private static final String CLIENT = "(client)";

    /** Stands for what is left of it where a registry has a way to authenticate of its own. */
    private static final String CONNECTION = "(connection)";

    /** A component or one of its blocks, then its arguments with their types. */
    private static final String COMPONENTS = """
discovery.azure (connection) environment:text port:number refresh_interval:duration resource_group:text subscription_id:text
discovery.azure/managed_identity client_id:text
discovery.azure/oauth client_id:text client_secret:secret tenant_id:text
discovery.consul (client) allow_stale:flag datacenter:text namespace:text node_meta:map partition:text password:secret refresh_interval:duration scheme:text server:text services:texts tag_separator:text tags:texts token:secret username:text
discovery.digitalocean bearer_token_file:text enable_http2:flag follow_redirects:flag no_proxy:text port:number proxy_connect_header:headers proxy_from_environment:flag proxy_url:text refresh_interval:duration
discovery.dns names:texts port:number refresh_interval:duration type:text
discovery.docker (client) host:text host_networking_host:text port:number refresh_interval:duration
discovery.docker/filter name:text values:texts
discovery.dockerswarm (client) host:text port:number refresh_interval:duration role:text
discovery.dockerswarm/filter name:text values:texts
discovery.ec2 (client) access_key:text endpoint:text port:number profile:text refresh_interval:duration region:text role_arn:text secret_key:secret
discovery.ec2/filter name:text values:texts
discovery.eureka (client) refresh_interval:duration server:text
discovery.file files:texts refresh_interval:duration
discovery.gce project:text zone:text filter:text port:number refresh_interval:duration tag_separator:text
discovery.hetzner (client) port:number refresh_interval:duration role:text
discovery.http (client) url:text refresh_interval:duration
discovery.ionos (client) datacenter_id:text port:number refresh_interval:duration
discovery.kubernetes (client) role:text api_server:text kubeconfig_file:text
discovery.kubernetes/attach_metadata node:flag namespace:flag
discovery.kubernetes/namespaces names:texts own_namespace:flag
discovery.kubernetes/selectors role:text field:text label:text
discovery.kuma (client) fetch_timeout:duration refresh_interval:duration server:text
discovery.lightsail (client) access_key:text endpoint:text port:number profile:text refresh_interval:duration region:text role_arn:text secret_key:secret
discovery.linode (client) port:number refresh_interval:duration tag_separator:text
discovery.marathon (client) auth_token_file:text refresh_interval:duration servers:texts
discovery.nerve paths:texts servers:texts timeout:duration
discovery.nomad (client) allow_stale:flag namespace:text refresh_interval:duration region:text server:text tag_separator:text
discovery.openstack all_tenants:flag application_credential_id:text application_credential_name:text application_credential_secret:secret availability:text domain_id:text domain_name:text identity_endpoint:text password:secret port:number project_id:text project_name:text refresh_interval:duration region:text role:text userid:text username:text
discovery.openstack/tls_config (tls)
discovery.ovhcloud application_key:text application_secret:secret consumer_key:secret endpoint:text refresh_interval:duration service:text
discovery.puppetdb (client) include_parameters:flag port:number query:text refresh_interval:duration url:text
discovery.scaleway (connection) access_key:text api_url:text name_filter:text port:number project_id:text refresh_interval:duration role:text secret_key_file:text tags_filter:texts zone:text
discovery.serverset paths:texts servers:texts timeout:duration
discovery.triton account:text dns_suffix:text endpoint:text groups:texts port:number refresh_interval:duration role:text version:number
discovery.triton/tls_config (tls)
discovery.uyuni (connection) entitlement:text password:secret refresh_interval:duration separator:text server:text username:text
prometheus.relabel/rule action:text modulus:number regex:text replacement:text separator:text source_labels:texts target_label:text
prometheus.remote_write external_labels:map
prometheus.remote_write/endpoint (client) url:text headers:map name:text protobuf_message:text remote_timeout:duration round_robin_dns:flag send_exemplars:flag send_native_histograms:flag
prometheus.remote_write/endpoint/azuread cloud:text scope:text
prometheus.remote_write/endpoint/azuread/managed_identity client_id:text
prometheus.remote_write/endpoint/azuread/oauth client_id:text client_secret:secret tenant_id:text
prometheus.remote_write/endpoint/azuread/sdk tenant_id:text
prometheus.remote_write/endpoint/azuread/workload_identity client_id:text tenant_id:text token_file_path:text
prometheus.remote_write/endpoint/google_iam credentials_file:text
prometheus.remote_write/endpoint/metadata_config max_samples_per_send:number send_interval:duration send:flag
prometheus.remote_write/endpoint/queue_config batch_send_deadline:duration capacity:number max_backoff:duration max_samples_per_send:number max_shards:number min_backoff:duration min_shards:number retry_on_http_429:flag sample_age_limit:duration
prometheus.remote_write/endpoint/sigv4 access_key:text external_id:text profile:text region:text role_arn:text secret_key:secret service_name:text use_fips_sts_endpoint:flag
prometheus.remote_write/endpoint/write_relabel_config action:text modulus:number regex:text replacement:text separator:text source_labels:texts target_label:text
prometheus.scrape (client) body_size_limit:text convert_classic_histograms_to_nhcb:flag enable_compression:flag enable_type_and_unit_labels:flag extra_metrics:flag honor_labels:flag honor_timestamps:flag job_name:text label_limit:number label_name_length_limit:number label_value_length_limit:number metric_name_escaping_scheme:text metric_name_validation_scheme:text metrics_path:text native_histogram_bucket_limit:number native_histogram_min_bucket_factor:number params:lists sample_limit:number scheme:text scrape_classic_histograms:flag scrape_failure_log_file:text scrape_fallback_protocol:text scrape_interval:duration scrape_native_histograms:flag scrape_protocols:texts scrape_timeout:duration target_limit:number track_timestamps_staleness:flag
prometheus.scrape/clustering enabled:flag
""";

    private static final String TLS = "ca_file:text ca_pem:text cert_file:text cert_pem:text insecure_skip_verify:flag"
            + " key_file:text key_pem:secret min_version:text server_name:text";

    private static final String CONNECTION_PARTS = """
. enable_http2:flag follow_redirects:flag http_headers:headers no_proxy:text proxy_connect_header:headers proxy_from_environment:flag proxy_url:text
./tls_config (tls)
""";

    private static final String CLIENT_PARTS = CONNECTION_PARTS + """
. bearer_token:secret bearer_token_file:text
./authorization credentials:secret credentials_file:text type:text
./basic_auth password:secret password_file:text username:text
./oauth2 client_id:text client_secret:secret client_secret_file:text endpoint_params:map no_proxy:text proxy_connect_header:headers proxy_from_environment:flag proxy_url:text scopes:texts token_url:text
./oauth2/tls_config (tls)
""";

    /** What some words of the list stand for: lines of the same kind, in which a dot is the path so far. */
    private static final Map<String, String> PARTS =
            Map.of(CLIENT, CLIENT_PARTS, CONNECTION, CONNECTION_PARTS, "(tls)", ". " + TLS);

    private final Map<String, Map<String, Type>> arguments;

    private AlloyComponents(Map<String, Map<String, Type>> arguments) {
        this.arguments = arguments;
    }

    /** How the value of an argument is written. */
    enum Type {
        TEXT,
        /** A text that Alloy shows to nobody. */
        SECRET,
        TEXTS,
        FLAG,
        NUMBER,
        /** As Go writes it, with the hour as its largest unit. */
        DURATION,
        /** Texts by name. */
        MAP,
        /** Lists of texts by name. */
        LISTS,
        /** Headers by name, of which Prometheus says values, secrets and files apart. */
        HEADERS
    }

    /** What Grafana Alloy 1.18.1 takes, as far as promfleet says anything. */
    static AlloyComponents known() {
        AlloyComponents known = new AlloyComponents(new HashMap<>());
        for (String line : COMPONENTS.split("\n", -1)) {
            if (!line.isEmpty()) {
                known.add(List.of(line.split(" ", -1)));
            }
        }
        return known;
    }

    private void add(List<String> words) {
        String path = words.get(0);
        Map<String, Type> types = arguments.computeIfAbsent(path, first -> new HashMap<>());
        for (String word : words.subList(1, words.size())) {
            String parts = PARTS.get(word);
            if (parts != null) {
                for (String line : parts.split("\n", -1)) {
                    if (!line.isEmpty()) {
                        List<String> part = new ArrayList<>(List.of(line.split(" ", -1)));
                        part.set(0, path + part.get(0).substring(1));
                        add(part);
                    }
                }
            } else {
                int colon = word.indexOf(':');
                types.put(word.substring(0, colon), type(word.substring(colon + 1)));
            }
        }
    }

    private static Type type(String word) {
        return switch (word) {
            case "text" -> Type.TEXT;
            case "secret" -> Type.SECRET;
            case "texts" -> Type.TEXTS;
            case "flag" -> Type.FLAG;
            case "number" -> Type.NUMBER;
            case "duration" -> Type.DURATION;
            case "map" -> Type.MAP;
            case "lists" -> Type.LISTS;
            case "headers" -> Type.HEADERS;
            default -> throw new IllegalStateException("no type of an argument: " + word);
        };
    }

    /** Whether there is such a component, or such a block: {@code component/block/block}. */
    boolean has(String path) {
        return arguments.containsKey(path);
    }

    /** The type of an argument, or null if there is none of that name. */
    @Nullable
    Type argument(String path, String name) {
        return arguments.getOrDefault(path, Map.of()).get(name);
    }
}
