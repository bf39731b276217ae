package io.promfleet.verify;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The address of a server, below which its pages are.
 *
 * @param base an http or https address without user, query and fragment
 */
public record Endpoint(URI base) {
    /**
     * Reads an address.
     *
     * @param text such as {@code https://prometheus.example.com/prefix}
     * @return the address
     * @throws IllegalArgumentException if nothing can be asked there; the message is a sentence for the user, in which the
     *     address is only repeated where it holds no password
     */
    public static Endpoint parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The address of a server is no URL; write it like `http://localhost:9090`.");
        }
        if (uri.getRawUserInfo() != null
                || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
            throw new IllegalArgumentException(
                    "An address must hold no credentials, which others could read; give them in files or in the environment.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no address of a server; write it like `http://localhost:9090`.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "`" + text + "` has something behind the path; leave out what starts with `?` or `#`.");
        }
        String whole = uri.toString();
        return new Endpoint(URI.create(whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole));
    }

    /** A page. */
    URI page(String path, Map<String, String> parameters) {
        StringBuilder page = new StringBuilder(base.toString()).append(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            page.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return URI.create(page.toString());
    }

    /** Host and port. */
    String host() {
        return base.getRawAuthority();
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /** Whether it never leaves this machine. */
    boolean isLoopback() {
        String host = base.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
