package io.promfleet.verify;

import io.promfleet.generator.dialect.Units;
import io.promfleet.verify.NoAnswer.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What the exceptions of a connection mean to a person. */
final class Failures {
    private static final int DEPTH = 10;

    private Failures() {}

    static NoAnswer of(IOException e, Endpoint endpoint, String path, Duration limit) {
        String host = "`" + endpoint.host() + "`";
        if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
            return new NoAnswer(Why.UNREACHABLE, "No address is known here for the host of " + host + ".");
        }
        if (e instanceof HttpConnectTimeoutException) {
            return new NoAnswer(Why.UNREACHABLE, "No connection to " + host + " came about in time.");
        }
        if (e instanceof HttpTimeoutException) {
            return slow(endpoint, path, limit);
        }
        if (has(e, SSLException.class)) {
            return tls(e, host);
        }
        if (has(e, NoRouteToHostException.class)) {
            return new NoAnswer(Why.UNREACHABLE, "No way through the network leads to " + host + ".");
        }
        if (e instanceof ConnectException) {
            return new NoAnswer(Why.UNREACHABLE, "Nothing takes connections at " + host + ".");
        }
        String said = words(e);
        if (!said.contains("received no bytes")
                && (said.contains("status line") || said.contains("protocol") || said.contains("header"))) {
            return new NoAnswer(Why.FOREIGN, "What " + host + " answers to `" + path + "` is no HTTP.");
        }
        return new NoAnswer(
                Why.UNREACHABLE,
                "The connection to " + host + " broke before `" + path + "` was answered"
                        + (endpoint.isSecure() ? "; it may ask for a client certificate." : "."));
    }

    static NoAnswer slow(Endpoint endpoint, String path, Duration limit) {
        return new NoAnswer(
                Why.SLOW,
                "`" + endpoint.host() + "` did not answer `" + path + "` to the end within "
                        + Units.prometheusDuration(limit) + ".");
    }

    private static NoAnswer tls(IOException e, String host) {
        String said = words(e);
        if (has(e, CertificateExpiredException.class) || has(e, CertificateNotYetValidException.class)) {
            return new NoAnswer(Why.UNREACHABLE, "The certificate of " + host + " has expired or is not valid yet.");
        }
        if (said.contains("subject alternative") || said.contains("no name matching")) {
            return new NoAnswer(Why.UNREACHABLE, "The certificate of " + host + " is for another name.");
        }
        if (has(e, CertPathValidatorException.class)
                || said.contains("unable to find valid certification path")
                || said.contains("pkix")) {
            return new NoAnswer(
                    Why.UNREACHABLE,
                    "The certificate of " + host
                            + " is signed by nobody who is trusted here; name the authority's file.");
        }
        if (said.contains("bad_certificate") || said.contains("certificate_required") || said.contains("unknown_ca")) {
            return new NoAnswer(
                    Why.CREDENTIALS, "" + host + " asks for a client certificate that it knows, and got none.");
        }
        if (said.contains("unrecognized ssl message") || said.contains("plaintext")) {
            return new NoAnswer(Why.UNREACHABLE, "" + host + " speaks no TLS; its address starts with `http://`.");
        }
        return new NoAnswer(Why.UNREACHABLE, "No TLS connection to " + host + " came about.");
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        Throwable cause = e;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String words(Throwable e) {
        StringBuilder words = new StringBuilder();
        Throwable cause = e;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            words.append(cause.getMessage()).append('\n');
            cause = cause.getCause();
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
