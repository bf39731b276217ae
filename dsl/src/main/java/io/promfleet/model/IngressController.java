package io.promfleet.model;

/** Ingress controllers whose annotations promfleet knows, so that they check credentials themselves. */
public enum IngressController {
    /**
     * Ingress NGINX of the Kubernetes project ({@code registry.k8s.io/ingress-nginx}). Its maintenance ended in March 2026.
     */
    INGRESS_NGINX
}
