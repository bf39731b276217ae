package io.promfleet.testkit;

import io.promfleet.model.NameValidation;
import io.promfleet.relabel.LabelSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A target as Prometheus' Kubernetes discovery finds it, with the labels that start with {@code __meta_kubernetes_}.
 * What is not said has a value that a healthy object has, or is left out where many objects have none.
 *
 * @param <T> the kind of target
 */
public abstract class KubernetesTarget<T extends KubernetesTarget<T>> {
    private static final String META = "__meta_kubernetes_";

    private final String object;
    private final Map<String, String> labels = new LinkedHashMap<>();

    KubernetesTarget(String object) {
        this.object = object;
    }

    /** This, as the kind of target that it is. */
    abstract T self();

    /** The address that discovery gives it. */
    abstract String address();

    /**
     * A label of the object.
     *
     * @param name its name in Kubernetes, such as {@code app.kubernetes.io/name}
     * @param value its value
     * @return this
     */
    public T label(String name, String value) {
        return named("label", name, value);
    }

    /**
     * An annotation of the object.
     *
     * @param name its name in Kubernetes, such as {@code prometheus.io/scrape}
     * @param value its value
     * @return this
     */
    public T annotation(String name, String value) {
        return named("annotation", name, value);
    }

    /**
     * Any other label of the discovery, or another value of one.
     *
     * @param name its whole name, such as {@code __meta_kubernetes_pod_uid}
     * @param value its value; empty removes it
     * @return this
     */
    public T meta(String name, String value) {
        labels.put(name, value);
        return self();
    }

    /**
     * The target.
     *
     * @return its labels
     */
    public DiscoveredTarget build() {
        Map<String, String> all = new LinkedHashMap<>(labels);
        ofPort().forEach(all::putIfAbsent);
        return new DiscoveredTarget(LabelSet.of(all).with("__address__", address()), LabelSet.EMPTY);
    }

    private T named(String kind, String name, String value) {
        String sanitized = NameValidation.sanitized(name);
        own(kind + "_" + sanitized, value);
        return own(kind + "present_" + sanitized, "true");
    }

    /** A label about the object itself. */
    final T own(String name, String value) {
        return meta(META + object + "_" + name, value);
    }

    /** A label that does not bear the name of the object. */
    final T common(String name, String value) {
        return meta(META + name, value);
    }

    /** Labels that depend on the port of the target. */
    Map<String, String> ofPort() {
        return Map.of();
    }

    /** Takes what discovery knows of an object behind the target: not what it knows of the object's own ports. */
    final T with(KubernetesTarget<?> other, Set<String> ofOwnPorts) {
        other.labels.forEach((name, value) -> {
            if (!ofOwnPorts.contains(name)) {
                labels.putIfAbsent(name, value);
            }
        });
        return self();
    }

    /** Some labels of this object. */
    final Map<String, String> labels(Set<String> names) {
        Map<String, String> some = new LinkedHashMap<>(labels);
        some.keySet().retainAll(names);
        return some;
    }

    final String value(String name) {
        return labels.getOrDefault(META + name, "");
    }

    static String hostPort(String host, int port) {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
