package io.promfleet.generator.verdict;

import com.google.re2j.Pattern;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.UrlText;
import io.promfleet.selector.FieldSelector;
import io.promfleet.selector.LabelSelector;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rules on the mechanisms of service discovery.
 *
 * <p>Source: {@code SDConfig.UnmarshalYAML} of each package below {@code discovery}.
 */
final class DiscoveryRules {
    private static final List<String> WITH_CLIENT = List.of(
            "azure",
            "consul",
            "digitalocean",
            "docker",
            "dockerswarm",
            "ec2",
            "ecs",
            "elasticache",
            "eureka",
            "hetzner",
            "http",
            "ionos",
            "kubernetes",
            "kuma",
            "lightsail",
            "linode",
            "marathon",
            "msk",
            "nomad",
            "oci",
            "outscale",
            "puppetdb",
            "rds",
            "scaleway",
            "stackit",
            "uyuni",
            "vultr");

    /** These decode the keys of their client, but look at them as a whole only since a fix. */
    private static final Set<String> CLIENT_JUDGED_LATE =
            Set.of("http", "ec2", "azure", "uyuni", "puppetdb", "lightsail");

    private static final Span CLIENT_IS_JUDGED = Span.since("2.48.0");
    private static final Span REGION_IS_ASKED_FOR = Span.until("3.14.0");
    private static final Span NODES_OF_PODS = Span.since("3.11.0");
    private static final Span ADDRESSES_IN_BRACKETS = Span.since("3.7.0");
    private static final Span LOAD_BALANCERS = Span.until("3.2.0");
    private static final Span BEFORE_NS = Span.until("2.49.0");
    private static final Span BEFORE_SDK = Span.until("2.52.0");
    private static final Span BEFORE_WORKLOAD_IDENTITY = Span.until("3.9.0");
    private static final Pattern SCALEWAY_KEY = Pattern.compile("^SCW[A-Z0-9]{17}$");
    private static final Pattern PLAIN_UUID =
            Pattern.compile("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$");
    private static final Pattern SCALEWAY_ZONE = Pattern.compile("^[a-z]{2}-[a-z]{3,7}-[0-9]{1,2}$");
    private static final Map<String, List<String>> SELECTORS = Map.of(
            "pod", List.of("pod", "node"),
            "service", List.of("service"),
            "endpoints", List.of("pod", "service", "endpoints"),
            "endpointslice", List.of("pod", "service", "endpointslice"),
            "node", List.of("node"),
            "ingress", List.of("ingress"));

    private final Judgement judgement;
    private final HttpClientRules clients;

    DiscoveryRules(Judgement judgement, HttpClientRules clients) {
        this.judgement = judgement;
        this.clients = clients;
    }

    /** Judges the mechanisms of a job or an Alertmanager. */
    void check(Section user) {
        for (String mechanism : WITH_CLIENT) {
            for (Section discovery : sections(user, mechanism)) {
                if (!CLIENT_JUDGED_LATE.contains(mechanism) || judgement.is(CLIENT_IS_JUDGED)) {
                    clients.check(discovery, true);
                }
            }
        }
        sections(user, "kubernetes").forEach(this::kubernetes);
        sections(user, "consul").forEach(this::consul);
        sections(user, "marathon").forEach(this::marathon);
        sections(user, "dns").forEach(this::dns);
        sections(user, "azure").forEach(this::azure);
        sections(user, "openstack").forEach(this::openstack);
        sections(user, "triton").forEach(this::triton);
        // They have a client of their own, and of ours the certificates alone.
        for (String mechanism : List.of("openstack", "triton")) {
            sections(user, mechanism).forEach(clients::checkTls);
        }
        for (String mechanism : List.of("docker", "dockerswarm")) {
            sections(user, mechanism).forEach(section -> judgement.checkAddress(section, "host"));
        }
        sections(user, "uyuni").forEach(section -> judgement.checkAddress(section, "server"));
        sections(user, "stackit").forEach(section -> judgement.checkAddress(section, "endpoint"));
        sections(user, "oci").forEach(this::oci);
        sections(user, "scaleway").forEach(this::scaleway);
        sections(user, "outscale").forEach(section -> exactlyOneSecret(ConfigRule.OUTSCALE_SECRET, section));
        sections(user, "stackit").forEach(this::stackit);
        sections(user, "ec2").forEach(this::ec2);
        sections(user, "aws").forEach(this::aws);
        sections(user, "nomad").forEach(section -> serverIsNotBlank(section, "localhost:4646"));
        for (String mechanism : List.of("ec2", "lightsail", "ecs", "elasticache", "msk", "rds")) {
            sections(user, mechanism).forEach(this::region);
        }
        for (String mechanism : List.of("eureka", "kuma")) {
            sections(user, mechanism).forEach(section -> address(section, "server", false));
        }
        for (String mechanism : List.of("http", "puppetdb")) {
            sections(user, mechanism).forEach(section -> address(section, "url", true));
        }
    }

    private static List<Section> sections(Section user, String mechanism) {
        return user.sections(mechanism + "_sd_configs");
    }

    private void kubernetes(Section section) {
        judgement.checkAddress(section, "api_server");
        boolean apiServer = section.has("api_server");
        boolean kubeconfig = section.isFilled("kubeconfig_file");
        if (apiServer && kubeconfig) {
            judgement.error(
                    ConfigRule.K8S_APISERVER_KUBECONFIG,
                    section,
                    "kubeconfig_file",
                    "`api_server` and `kubeconfig_file` exclude each other.",
                    "Keep one of them.");
        }
        String own = firstOfClient(section);
        if (!own.isEmpty() && kubeconfig) {
            judgement.error(
                    ConfigRule.K8S_HTTP_NEEDS_APISERVER,
                    section,
                    own,
                    "`" + own + "` and `kubeconfig_file` exclude each other.",
                    "Remove `" + own + "`; the kubeconfig file says how to connect.");
        } else if (!own.isEmpty() && !apiServer) {
            judgement.error(
                    ConfigRule.K8S_HTTP_NEEDS_APISERVER,
                    section,
                    own,
                    "`" + own + "` needs `api_server` beside it.",
                    "Set `api_server`, or remove `" + own + "`: inside a cluster Prometheus uses its service account.");
        }
        Section namespaces = section.section("namespaces");
        if (namespaces != null && namespaces.flag("own_namespace") && (apiServer || kubeconfig)) {
            judgement.error(
                    ConfigRule.K8S_OWN_NAMESPACE,
                    namespaces,
                    "own_namespace",
                    "`own_namespace` and `" + (apiServer ? "api_server" : "kubeconfig_file") + "` exclude each other.",
                    "List the namespaces by `names`; a Prometheus outside the cluster has no namespace of its own.");
        }
        selectors(section);
        clients.checkCertificateFiles(section);
    }

    /** The first key of the client whose value is not the default; empty if there is none. */
    private static String firstOfClient(Section section) {
        for (String key : List.of("basic_auth", "authorization", "oauth2", "http_headers", "proxy_connect_header")) {
            if (section.section(key) != null) {
                return key;
            }
        }
        for (String key : List.of("bearer_token", "bearer_token_file", "no_proxy")) {
            if (section.isFilled(key)) {
                return key;
            }
        }
        for (String key : List.of("follow_redirects", "enable_http2")) {
            if (section.has(key) && !section.flag(key)) {
                return key;
            }
        }
        if (section.has("proxy_url")) {
            return "proxy_url";
        }
        if (section.flag("proxy_from_environment")) {
            return "proxy_from_environment";
        }
        Section tls = section.section("tls_config");
        for (int i = 0; tls != null && i < tls.map().size(); i++) {
            String key = tls.map().key(i);
            if (key.equals("insecure_skip_verify") ? tls.flag(key) : tls.isFilled(key)) {
                return "tls_config";
            }
        }
        return "";
    }

    private void selectors(Section section) {
        String role = section.text("role");
        List<String> allowed = SELECTORS.getOrDefault(role, List.of());
        if (role.equals("pod") && !judgement.is(NODES_OF_PODS)) {
            allowed = List.of("pod");
        }
        Set<String> seen = new HashSet<>();
        for (Section selector : section.sections("selectors")) {
            String about = selector.text("role");
            if (!seen.add(about)) {
                judgement.error(
                        ConfigRule.K8S_SELECTORS,
                        selector,
                        "role",
                        "Two selectors are about the role " + Quoted.of(about) + ".",
                        "Join them; the terms of one selector are separated by commas.");
            }
            if (!allowed.isEmpty() && !allowed.contains(about) && (selector.has("role") || !allowed.contains(""))) {
                judgement.error(
                        ConfigRule.K8S_SELECTORS,
                        selector,
                        "role",
                        selector.has("role")
                                ? "The role `" + role + "` takes no selector for " + Quoted.of(about) + "."
                                : "A selector of the role `" + role + "` lacks its own `role`.",
                        "Use one of " + Words.listed(allowed) + "."
                                + (role.equals("pod") ? NODES_OF_PODS.words(judgement.target()) : ""));
            }
            try {
                FieldSelector.check(selector.text("field"));
            } catch (Malformed e) {
                judgement.error(ConfigRule.K8S_SELECTORS, selector, "field", e.getMessage(), e.hint());
            }
            try {
                LabelSelector.check(selector.text("label"));
            } catch (Malformed e) {
                judgement.error(ConfigRule.K8S_SELECTORS, selector, "label", e.getMessage(), e.hint());
            }
        }
    }

    private void consul(Section section) {
        serverIsNotBlank(section, "localhost:8500");
        if (section.filled("username", "password") > 0 && section.section("basic_auth") != null) {
            judgement.error(
                    ConfigRule.CONSUL_AUTH,
                    section,
                    "basic_auth",
                    "`basic_auth` excludes `username` and `password` beside it.",
                    "Keep `basic_auth`.");
        } else if (section.filled("username", "password") > 0
                && HttpClientRules.methods(section).size() == 1) {
            // They become basic_auth.
            judgement.error(
                    ConfigRule.CONSUL_AUTH,
                    section,
                    HttpClientRules.methods(section).get(0),
                    "`" + HttpClientRules.methods(section).get(0) + "` excludes `username` and `password` beside it.",
                    "Keep one of them.");
        }
        for (String key : List.of("authorization", "oauth2")) {
            if (section.isFilled("token") && section.section(key) != null) {
                judgement.error(
                        ConfigRule.CONSUL_AUTH,
                        section,
                        key,
                        "`" + key + "` excludes `token` beside it.",
                        "Keep one of them.");
            }
        }
    }

    private void serverIsNotBlank(Section section, String usual) {
        if (section.has("server") && Words.trimmed(section.text("server")).isEmpty()) {
            judgement.error(
                    ConfigRule.VALUE_REQUIRED,
                    section,
                    "server",
                    "`" + section.pathOf("server") + "` must not be empty.",
                    "Set it, or leave it out for `" + usual + "`.");
        }
    }

    private void marathon(Section section) {
        if (section.filled("auth_token", "auth_token_file") > 1) {
            judgement.error(
                    ConfigRule.MARATHON_AUTH,
                    section,
                    "auth_token_file",
                    "`auth_token` and `auth_token_file` exclude each other.",
                    "Keep one of them.");
        }
        for (String method : HttpClientRules.methods(section)) {
            if (section.filled("auth_token", "auth_token_file") > 0 && !method.equals("oauth2")) {
                judgement.error(
                        ConfigRule.MARATHON_AUTH,
                        section,
                        method,
                        "`" + method + "` excludes `auth_token` and `auth_token_file` beside it.",
                        "Keep one of them.");
            }
        }
    }

    private void dns(Section section) {
        String type = section.text("type", "SRV").toUpperCase(Locale.ROOT);
        if (type.equals("NS")) {
            judgement.error(
                    ConfigRule.VALUE_ALLOWED,
                    BEFORE_NS,
                    section,
                    "type",
                    "There are no records of the type `NS`.",
                    "Use `SRV`, `A`, `AAAA` or `MX`, or name a newer target.");
        }
        if (!type.equals("SRV") && section.number("port", 0) == 0) {
            judgement.error(
                    ConfigRule.DNS_PORT,
                    section,
                    section.has("port") ? "port" : "type",
                    "Records of the type " + Quoted.of(type) + " carry no port, and `port` is not set.",
                    "Set `port`, or use `SRV`.");
        }
    }

    private void openstack(Section section) {
        if (section.text("role").equals("loadbalancer")) {
            judgement.error(
                    ConfigRule.VALUE_ALLOWED,
                    LOAD_BALANCERS,
                    section,
                    "role",
                    "There is no role `loadbalancer`.",
                    "Use `instance` or `hypervisor`, or name a newer target.");
        }
    }

    private void azure(Section section) {
        String method = section.text("authentication_method", "OAuth");
        if (method.equals("SDK")) {
            refuseMethod(BEFORE_SDK, section, method);
        } else if (method.equals("WorkloadIdentity")) {
            refuseMethod(BEFORE_WORKLOAD_IDENTITY, section, method);
        }
        if (!section.text("authentication_method", "OAuth").equals("OAuth")) {
            return;
        }
        for (String key : List.of("tenant_id", "client_id", "client_secret")) {
            if (!section.isFilled(key)) {
                judgement.error(
                        ConfigRule.AZURE_OAUTH,
                        section,
                        key,
                        "`" + section.pathOf(key) + "` is missing or empty, which `OAuth` requires.",
                        "Set it, or set `authentication_method` to another.");
            }
        }
    }

    private void refuseMethod(Span span, Section section, String method) {
        judgement.error(
                ConfigRule.VALUE_ALLOWED,
                span,
                section,
                "authentication_method",
                "There is no method `" + method + "`.",
                "Use `OAuth` or `ManagedIdentity`, or name a newer target.");
    }

    private void oci(Section section) {
        if (section.has("refresh_interval") && section.duration("refresh_interval", 1) == 0) {
            isPositive(section);
        }
        for (Section.Text compartment : section.texts("compartments")) {
            if (compartment.text().isEmpty()) {
                judgement.error(
                        ConfigRule.VALUE_REQUIRED,
                        compartment,
                        "A compartment must not be empty.",
                        "Write its identifier.");
            }
        }
        List<String> keys =
                List.of("tenancy", "user", "fingerprint", "key_file", "key_passphrase", "key_passphrase_file");
        if (section.text("auth", "api_key").equals("api_key")) {
            for (String key : keys.subList(0, 4)) {
                if (!section.isFilled(key)) {
                    judgement.error(
                            ConfigRule.OCI_AUTH,
                            section,
                            key,
                            "`" + section.pathOf(key) + "` is missing or empty, which `api_key` requires.",
                            "Set it.");
                }
            }
            if (section.filled("key_passphrase", "key_passphrase_file") > 1) {
                judgement.error(
                        ConfigRule.OCI_AUTH,
                        section,
                        "key_passphrase_file",
                        "`key_passphrase` and `key_passphrase_file` exclude each other.",
                        "Keep one of them.");
            }
            return;
        }
        for (String key : keys) {
            if (section.isFilled(key)) {
                judgement.error(
                        ConfigRule.OCI_AUTH,
                        section,
                        key,
                        "`instance_principal` takes no `" + key + "`.",
                        "Remove it, or set `auth` to `api_key`.");
            }
        }
    }

    private void isPositive(Section section) {
        judgement.error(
                ConfigRule.VALUE_BOUNDS,
                section,
                "refresh_interval",
                "`" + section.pathOf("refresh_interval") + "` must be above 0.",
                "Leave it out for the default.");
    }

    private void exactlyOneSecret(ConfigRule rule, Section section) {
        int filled = section.filled("secret_key", "secret_key_file");
        if (filled != 1) {
            judgement.error(
                    rule,
                    section,
                    filled == 0 ? "secret_key" : "secret_key_file",
                    "`" + section.path() + "` must have "
                            + (filled == 0
                                    ? "one of `secret_key`, `secret_key_file`."
                                    : "only one of `secret_key`, `secret_key_file`."),
                    filled == 0 ? "Set one of them." : "Keep one of them.");
        }
    }

    private void scaleway(Section section) {
        exactlyOneSecret(ConfigRule.SCALEWAY_SECRET, section);
        match(section, "access_key", SCALEWAY_KEY, "looks like `SCWXXXXXXXXXXXXXXXXX`");
        match(section, "secret_key", PLAIN_UUID, "is a UUID");
        match(section, "project_id", PLAIN_UUID, "is a UUID");
        match(section, "zone", SCALEWAY_ZONE, "looks like `fr-par-1`");
        String url = section.text("api_url");
        if (section.has("api_url") && (url.isEmpty() || url.endsWith("/"))) {
            judgement.error(
                    ConfigRule.VALUE_FORMAT,
                    section,
                    "api_url",
                    "`" + section.pathOf("api_url") + "` must be an address that does not end in `/`.",
                    "Remove the `/`, or leave the key out for `https://api.scaleway.com`.");
        }
    }

    private void match(Section section, String key, Pattern pattern, String form) {
        boolean unset = !section.has(key) || (key.equals("secret_key") && !section.isFilled(key));
        if (!unset && !pattern.matcher(section.text(key)).find()) {
            judgement.error(
                    ConfigRule.VALUE_FORMAT,
                    section,
                    key,
                    "`" + section.pathOf(key) + "` does not have the form of Scaleway.",
                    "Copy it from Scaleway; it " + form + ".");
        }
    }

    private void stackit(Section section) {
        if (section.filled("endpoint", "region") == 0 && section.has("region")) {
            judgement.error(
                    ConfigRule.STACKIT_ENDPOINT,
                    section,
                    "region",
                    "`" + section.path() + "` has neither `endpoint` nor `region`.",
                    "Set one of them.");
        }
    }

    private void triton(Section section) {
        if (section.has("refresh_interval") && section.duration("refresh_interval", 1) == 0) {
            isPositive(section);
        }
    }

    private void ec2(Section section) {
        for (Section filter : section.sections("filters")) {
            if (filter.texts("values").isEmpty()) {
                judgement.error(
                        ConfigRule.EC2_FILTER_VALUES,
                        filter,
                        "values",
                        "The filter " + Quoted.of(filter.text("name")) + " has no values.",
                        "List at least one in `values`.");
            }
        }
    }

    private void region(Section section) {
        if (!section.isFilled("region")) {
            judgement.error(
                    ConfigRule.VALUE_REQUIRED,
                    REGION_IS_ASKED_FOR,
                    section,
                    "region",
                    "`" + section.path()
                            + "` has no `region`, so that Prometheus asks the machine it runs on while it checks"
                            + " the file, and refuses it outside of AWS.",
                    "Set `region`.");
        }
    }

    private void aws(Section section) {
        for (String key : List.of("follow_redirects", "enable_http2")) {
            if (!section.has(key)) {
                judgement.warning(
                        ConfigRule.AWS_HTTP_DEFAULTS,
                        section.pathOf(key),
                        section.location(),
                        "`" + section.pathOf(key) + "` is `false` here unless it is set, other than elsewhere.",
                        "Say what is meant.");
                return;
            }
        }
    }

    private void address(Section section, String key, boolean web) {
        String text = section.text(key);
        if (text.isEmpty()) {
            return;
        }
        try {
            UrlText url = UrlText.parse(text, judgement.is(ADDRESSES_IN_BRACKETS));
            boolean scheme = web
                    ? url.scheme().equals("http") || url.scheme().equals("https")
                    : !url.scheme().isEmpty();
            if (!scheme || url.host().isEmpty()) {
                judgement.error(
                        ConfigRule.VALUE_FORMAT,
                        section,
                        key,
                        "`" + section.pathOf(key) + "` must be an address with "
                                + (web ? "the scheme `http` or `https`" : "a scheme") + " and a host.",
                        "Write it like `https://discovery.example.com:8080`.");
            }
        } catch (Malformed e) {
            judgement.error(ConfigRule.VALUE_FORMAT, section, key, e.getMessage(), e.hint());
        }
    }
}
