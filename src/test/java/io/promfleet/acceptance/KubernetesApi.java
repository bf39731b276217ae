package io.promfleet.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of a Kubernetes API server as Prometheus looks at: lists and watches of a few objects, and the proxy subresource of pods,
 * services and nodes. It speaks TLS and admits accounts by their tokens, for what the cluster roles in a tree of promfleet
 * let them do. Everything runs on the loopback interface, nodes and pods too, and its own pages are those of the kubelets.
 */
final class KubernetesApi implements AutoCloseable {
    private static final Pattern OBJECTS =
            Pattern.compile("(?:/api/v1|/apis/([^/]+)/v1)(?:/namespaces/([^/]+))?/([a-z]+)");
    private static final Pattern PROXY = Pattern.compile(
            "/api/v1(?:/namespaces/([^/]+))?/(pods|services|nodes)/(https?):([^:/]+):([0-9]+)/proxy(/.*)");

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, List<Map<String, Object>>> objects = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Map<String, Rights> accounts = new ConcurrentHashMap<>();

    /**
     * What an account may do.
     *
     * @param roles the rules of its cluster role
     * @param inNamespaces the rules of its roles, by their namespace
     */
    record Rights(List<Map<?, ?>> roles, Map<String, List<Map<?, ?>>> inNamespaces) {
        /** An account that nothing is bound to. */
        static final Rights NONE = new Rights(List.of(), Map.of());

        boolean may(String verb, String group, String resource, @Nullable String namespace) {
            return allow(roles, verb, group, resource)
                    || (namespace != null
                            && allow(inNamespaces.getOrDefault(namespace, List.of()), verb, group, resource));
        }

        private static boolean allow(List<Map<?, ?>> rules, String verb, String group, String resource) {
            return rules.stream()
                    .anyMatch(rule -> rule.containsKey("resources")
                            && At.list(rule, "apiGroups").contains(group)
                            && At.list(rule, "resources").contains(resource)
                            && At.list(rule, "verbs").contains(verb));
        }

        boolean mayRead(String path) {
            return roles.stream()
                    .anyMatch(rule -> rule.containsKey("nonResourceURLs")
                            && At.list(rule, "nonResourceURLs").contains(path)
                            && At.list(rule, "verbs").contains("get"));
        }
    }

    private KubernetesApi(SSLContext tls) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    static KubernetesApi start(SSLContext tls) throws IOException {
        KubernetesApi api = new KubernetesApi(tls);
        api.server.start();
        return api;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Lets the holder of a token in. */
    void admit(String token, Rights rights) {
        accounts.put(token, rights);
    }

    void pod(String namespace, String name, int port, Map<String, String> annotations) {
        add(
                "pods",
                namespace,
                name,
                Map.of("annotations", annotations),
                Map.of(
                        "spec",
                        Map.of(
                                "nodeName",
                                "worker-1",
                                "containers",
                                List.of(Map.of(
                                        "name",
                                        "main",
                                        "ports",
                                        List.of(Map.of("name", "metrics", "containerPort", port, "protocol", "TCP"))))),
                        "status",
                        Map.of("phase", "Running", "podIP", "127.0.0.1", "hostIP", "127.0.0.1")));
    }

    /** A service and the slice with one endpoint of it, which is a pod if it is named. */
    void service(String namespace, String name, String app, String portName, int port, String pod) {
        Map<String, Object> labels = Map.of("labels", Map.of("app.kubernetes.io/name", app));
        add(
                "services",
                namespace,
                name,
                labels,
                Map.of(
                        "spec",
                        Map.of(
                                "type",
                                "ClusterIP",
                                "clusterIP",
                                "10.96.0.9",
                                "ports",
                                List.of(Map.of("name", portName, "port", port, "protocol", "TCP")))));
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("addresses", List.of("127.0.0.1"));
        endpoint.put("conditions", Map.of("ready", true));
        if (!pod.isEmpty()) {
            endpoint.put("targetRef", Map.of("kind", "Pod", "namespace", namespace, "name", pod));
        }
        add(
                "endpointslices",
                namespace,
                name + "-1",
                Map.of("labels", Map.of("kubernetes.io/service-name", name)),
                Map.of(
                        "addressType",
                        "IPv4",
                        "endpoints",
                        List.of(endpoint),
                        "ports",
                        List.of(Map.of("name", portName, "port", port, "protocol", "TCP"))));
    }

    /** A node whose kubelet is this server itself. */
    void node(String name) {
        add(
                "nodes",
                "",
                name,
                Map.of(),
                Map.of(
                        "status",
                        Map.of(
                                "addresses",
                                List.of(Map.of("type", "InternalIP", "address", "127.0.0.1")),
                                "daemonEndpoints",
                                Map.of("kubeletEndpoint", Map.of("Port", port())))));
    }

    private void add(String resource, String namespace, String name, Map<String, ?> more, Map<String, ?> content) {
        Map<String, Object> metadata = new LinkedHashMap<>(more);
        metadata.put("name", name);
        metadata.put("uid", resource + "-" + namespace + "-" + name);
        metadata.put("resourceVersion", "1");
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        Map<String, Object> object = new LinkedHashMap<>(content);
        object.put("metadata", metadata);
        objects.computeIfAbsent(resource, first -> new ArrayList<>()).add(object);
    }

    /** How many requests got a status, by the first part of what was asked for: a resource or a path. */
    int answered(int status, String what) {
        return answers.getOrDefault(status + " " + what, 0);
    }

    /** What was answered so far, for a message. */
    Map<String, Integer> answered() {
        return Map.copyOf(answers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher proxy = PROXY.matcher(path);
        Matcher list = OBJECTS.matcher(path);
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Rights rights = header.startsWith("Bearer ") ? accounts.get(header.substring("Bearer ".length())) : null;
        if (rights == null) {
            send(exchange, 401, "tokens", "text/plain", "");
        } else if (path.equals("/version")) {
            send(
                    exchange,
                    200,
                    path,
                    "application/json",
                    "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.1\"}");
        } else if (proxy.matches()) {
            pass(exchange, proxy, rights);
        } else if (list.matches()) {
            objects(exchange, list, rights);
        } else {
            page(exchange, path, rights);
        }
    }

    private void objects(HttpExchange exchange, Matcher asked, Rights rights) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean watch = query.contains("watch=");
        String group = asked.group(1) == null ? "" : asked.group(1);
        String resource = asked.group(3);
        if (!rights.may(watch ? "watch" : "list", group, resource, asked.group(2))) {
            String message = resource + " is forbidden: the account cannot list resource";
            send(
                    exchange,
                    403,
                    resource,
                    "application/json",
                    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"" + message
                            + "\",\"reason\":\"Forbidden\",\"code\":403}");
        } else if (query.contains("sendInitialEvents=")) {
            send(exchange, 400, resource, "text/plain", ""); // as an older server: the client then lists first
        } else if (watch) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            try (exchange) {
                closed.await(); // nothing ever changes
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else {
            String namespace = asked.group(2);
            List<Map<String, Object>> items = objects.getOrDefault(resource, List.of()).stream()
                    .filter(item -> namespace == null
                            || namespace.equals(At.map(item, "metadata").get("namespace")))
                    .toList();
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("apiVersion", group.isEmpty() ? "v1" : group + "/v1");
            answer.put("kind", kind(resource) + "List");
            answer.put("metadata", Map.of("resourceVersion", "1"));
            answer.put("items", items);
            send(
                    exchange,
                    200,
                    resource,
                    "application/json",
                    JsonMapper.shared().writeValueAsString(answer));
        }
    }

    private static String kind(String resource) {
        return switch (resource) {
            case "pods" -> "Pod";
            case "services" -> "Service";
            case "nodes" -> "Node";
            case "endpointslices" -> "EndpointSlice";
            default -> throw new AssertionError("nobody should ask for " + resource);
        };
    }

    private void pass(HttpExchange exchange, Matcher asked, Rights rights) throws IOException {
        String resource = asked.group(2);
        String subresource = resource + "/proxy";
        boolean known = objects.getOrDefault(resource, List.of()).stream()
                .map(item -> At.map(item, "metadata"))
                .anyMatch(names -> asked.group(4).equals(names.get("name"))
                        && (asked.group(1) == null || asked.group(1).equals(names.get("namespace"))));
        if (!rights.may("get", "", subresource, asked.group(1))) {
            send(exchange, 403, subresource, "text/plain", "");
        } else if (!known) {
            send(exchange, 404, subresource, "text/plain", "");
        } else if (resource.equals("nodes")) {
            boolean kubelet = asked.group(3).equals("https") && Integer.parseInt(asked.group(5)) == port();
            send(exchange, kubelet ? 200 : 502, subresource, "text/plain", kubeletPage(asked.group(6)));
        } else {
            String query = exchange.getRequestURI().getRawQuery();
            URI target = URI.create(asked.group(3) + "://127.0.0.1:" + asked.group(5) + asked.group(6)
                    + (query == null ? "" : "?" + query));
            try {
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
                send(exchange, answer.statusCode(), subresource, "text/plain", answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                send(exchange, 503, subresource, "text/plain", "");
            }
        }
    }

    /** Its own metrics, and those of the kubelets when somebody asks them directly. */
    private void page(HttpExchange exchange, String path, Rights rights) throws IOException {
        boolean own = path.equals("/metrics") && rights.mayRead(path);
        boolean kubelet = path.startsWith("/metrics") && rights.may("get", "", "nodes/metrics", null);
        send(exchange, own || kubelet ? 200 : 403, path, "text/plain", kubeletPage(path));
    }

    private static String kubeletPage(String path) {
        return "page_info{path=\"" + path + "\"} 1\n";
    }

    private void send(HttpExchange exchange, int status, String what, String type, String body) throws IOException {
        answers.merge(status + " " + what, 1, Integer::sum);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders()
                .set("Content-Type", type.equals("text/plain") ? "text/plain; version=0.0.4" : type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
