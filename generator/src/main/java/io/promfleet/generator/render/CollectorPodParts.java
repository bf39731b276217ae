package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.AccessMode;
import io.promfleet.model.Collector;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.Credential;
import io.promfleet.model.Fleet;
import io.promfleet.model.Mount;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Resources;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import io.promfleet.model.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the pods of all collectors have in common: volumes, their mounts, and how little they may do. */
final class CollectorPodParts {
    /** The volume of the write-ahead log. */
    static final String WAL = "wal";

    private final Collector collector;
    private final String walPath;
    private final Set<String> secrets = new TreeSet<>();
    private final Set<String> configMaps = new TreeSet<>();

    CollectorPodParts(Fleet fleet, Source source, Collector collector, String walPath) {
        this.collector = collector;
        this.walPath = walPath;
        ReceiverAddress addresses = new ReceiverAddress(fleet);
        for (ScrapeJob job : collector.jobs(source)) {
            Credentials.of(job, this::found);
        }
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            Credentials.of(addresses.http(source, remoteWrite), this::found);
        }
    }

    private void found(Credential credential) {
        if (credential instanceof SecretKey secret) {
            secrets.add(secret.secret());
        } else if (credential instanceof ConfigMapKey configMap) {
            configMaps.add(configMap.configMap());
        }
    }

    /** The volumes of Secrets and ConfigMaps, and a log that ends with the pod where nothing else was said. */
    List<Node> volumes() {
        List<Node> volumes = new ArrayList<>();
        if (collector.pod().storage().isEmpty()) {
            volumes.add(MapNode.builder()
                    .put("name", WAL)
                    .put("emptyDir", MapNode.EMPTY)
                    .build());
        }
        for (String secret : secrets) {
            volumes.add(MapNode.builder()
                    .put("name", "secret-" + volumeName(secret))
                    .put("secret", MapNode.builder().put("secretName", secret).build())
                    .build());
        }
        for (String configMap : configMaps) {
            volumes.add(MapNode.builder()
                    .put("name", "configmap-" + volumeName(configMap))
                    .put("configMap", MapNode.builder().put("name", configMap).build())
                    .build());
        }
        for (Mount mount : collector.pod().mounts()) {
            boolean secret = mount.kind() == Mount.Kind.SECRET;
            volumes.add(MapNode.builder()
                    .put("name", volumeName(mount))
                    .put(
                            secret ? "secret" : "configMap",
                            MapNode.builder()
                                    .put(secret ? "secretName" : "name", mount.name())
                                    .build())
                    .build());
        }
        return volumes;
    }

    /** One object may be mounted twice, so that the folder is in the name. */
    private static String volumeName(Mount mount) {
        return "mounted-" + volumeName(mount.name())
                + String.format(Locale.ROOT, "-%08x", mount.path().hashCode());
    }

    /** Where the volumes are in the container. */
    List<Node> mounts() {
        List<Node> mounts = new ArrayList<>();
        mounts.add(MapNode.builder().put("name", WAL).put("mountPath", walPath).build());
        secrets.forEach(name -> mounts.add(mount("secret-", "secrets", name)));
        configMaps.forEach(name -> mounts.add(mount("configmap-", "configmaps", name)));
        for (Mount mount : collector.pod().mounts()) {
            mounts.add(MapNode.builder()
                    .put("name", volumeName(mount))
                    .put("mountPath", mount.path())
                    .put("readOnly", true)
                    .build());
        }
        return mounts;
    }

    private static MapNode mount(String prefix, String folder, String name) {
        return MapNode.builder()
                .put("name", prefix + volumeName(name))
                .put("mountPath", CollectorConfiguration.MOUNTS + "/" + folder + "/" + name)
                .put("readOnly", true)
                .build();
    }

    /** The name of a Secret may have dots and 253 characters, that of a volume none and 63. */
    private static String volumeName(String object) {
        String plain = object.replace('.', '-');
        int most = 40;
        boolean told = plain.equals(object) && plain.length() <= most;
        String start = plain.length() <= most ? plain : plain.substring(0, most);
        return told ? plain : start + "-" + String.format(Locale.ROOT, "%08x", object.hashCode());
    }

    /** What is asked of a volume for the log, if one was said. */
    static MapNode claim(Storage storage) {
        List<String> modes = new ArrayList<>();
        for (AccessMode mode : storage.accessModes()) {
            modes.add(mode.kubernetesName());
        }
        MapNode.Builder spec = MapNode.builder();
        storage.storageClass().ifPresent(name -> spec.put("storageClassName", name));
        spec.put("accessModes", ListNode.ofTexts(modes));
        spec.put(
                "resources",
                MapNode.builder()
                        .put(
                                "requests",
                                MapNode.builder()
                                        .put("storage", Units.quantity(storage.size()))
                                        .build())
                        .build());
        return spec.build();
    }

    /** CPU and memory as a container asks for them. */
    static MapNode resources(Resources resources) {
        MapNode.Builder requests = MapNode.builder();
        resources.cpuRequest().ifPresent(cpu -> requests.put("cpu", Units.cpu(cpu)));
        resources.memoryRequest().ifPresent(memory -> requests.put("memory", Units.quantity(memory)));
        MapNode.Builder limits = MapNode.builder();
        resources.cpuLimit().ifPresent(cpu -> limits.put("cpu", Units.cpu(cpu)));
        resources.memoryLimit().ifPresent(memory -> limits.put("memory", Units.quantity(memory)));
        MapNode.Builder map = MapNode.builder();
        if (!requests.isEmpty()) {
            map.put("requests", requests.build());
        }
        if (!limits.isEmpty()) {
            map.put("limits", limits.build());
        }
        return map.build();
    }

    /** A pod whose files belong to a user without rights. */
    static MapNode podSecurity(int user) {
        return MapNode.builder()
                .put("fsGroup", user)
                .put("runAsGroup", user)
                .put("runAsNonRoot", true)
                .put("runAsUser", user)
                .put(
                        "seccompProfile",
                        MapNode.builder().put("type", "RuntimeDefault").build())
                .build();
    }

    /** A container that can change nothing but its volumes. */
    static MapNode containerSecurity() {
        return MapNode.builder()
                .put("allowPrivilegeEscalation", false)
                .put(
                        "capabilities",
                        MapNode.builder().put("drop", Objects.texts("ALL")).build())
                .put("readOnlyRootFilesystem", true)
                .build();
    }
}
