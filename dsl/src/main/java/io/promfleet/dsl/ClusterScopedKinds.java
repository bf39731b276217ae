package io.promfleet.dsl;

import java.util.Map;
import java.util.Set;

/**
 * Kinds of Kubernetes' own API groups that belong to a cluster and to no namespace, as its API reference has them. Kinds of
 * custom resources are not among them.
 */
final class ClusterScopedKinds {
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("", Set.of("Namespace", "Node", "PersistentVolume")),
            Map.entry(
                    "admissionregistration.k8s.io",
                    Set.of(
                            "MutatingAdmissionPolicy",
                            "MutatingAdmissionPolicyBinding",
                            "MutatingWebhookConfiguration",
                            "ValidatingAdmissionPolicy",
                            "ValidatingAdmissionPolicyBinding",
                            "ValidatingWebhookConfiguration")),
            Map.entry("apiextensions.k8s.io", Set.of("CustomResourceDefinition")),
            Map.entry("apiregistration.k8s.io", Set.of("APIService")),
            Map.entry("certificates.k8s.io", Set.of("CertificateSigningRequest", "ClusterTrustBundle")),
            Map.entry("flowcontrol.apiserver.k8s.io", Set.of("FlowSchema", "PriorityLevelConfiguration")),
            Map.entry("networking.k8s.io", Set.of("IPAddress", "IngressClass", "ServiceCIDR")),
            Map.entry("node.k8s.io", Set.of("RuntimeClass")),
            Map.entry("rbac.authorization.k8s.io", Set.of("ClusterRole", "ClusterRoleBinding")),
            Map.entry("resource.k8s.io", Set.of("DeviceClass", "ResourceSlice")),
            Map.entry("scheduling.k8s.io", Set.of("PriorityClass")),
            Map.entry(
                    "storage.k8s.io",
                    Set.of("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass")));

    private ClusterScopedKinds() {}

    static boolean has(String group, String kind) {
        return KINDS.getOrDefault(group, Set.of()).contains(kind);
    }
}
