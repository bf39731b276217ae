package io.promfleet.testkit;

/** A path of an ingress; role {@code ingress}. */
public final class IngressTarget extends KubernetesTarget<IngressTarget> {
    private final String host;

    IngressTarget(String namespace, String name, String host) {
        super("ingress");
        this.host = host;
        common("namespace", namespace);
        own("name", name);
        own("scheme", "http");
        own("host", host);
        own("path", "/");
    }

    /**
     * That it has a certificate.
     *
     * @return this
     */
    public IngressTarget https() {
        return own("scheme", "https");
    }

    /**
     * The path; {@code /} unless said.
     *
     * @param path its text
     * @return this
     */
    public IngressTarget path(String path) {
        return own("path", path);
    }

    /**
     * The class of the ingress.
     *
     * @param name its name
     * @return this
     */
    public IngressTarget ingressClass(String name) {
        return own("class_name", name);
    }

    @Override
    IngressTarget self() {
        return this;
    }

    @Override
    String address() {
        return host;
    }
}
