package io.promfleet.dsl;

import io.promfleet.model.NameValidation;
import java.util.Objects;

/**
 * The grammars of names in Kubernetes, Prometheus and HTTP. Null is refused in so many words, because what the machine
 * itself throws for null has no stack trace once it was thrown often, and with it no line of the definition.
 */
final class Names {
    private static final int DNS_LABEL_LENGTH = 63;
    private static final int DNS_NAME_LENGTH = 253;

    private Names() {}

    /** RFC 1123 label: lower-case letters, digits and dashes, alphanumeric at both ends. */
    static boolean isDnsLabel(String name) {
        Objects.requireNonNull(name);
        int length = name.length();
        if (length == 0 || length > DNS_LABEL_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean inner = i > 0 && i < length - 1;
            if (!(isLower(c) || isDigit(c) || (c == '-' && inner))) {
                return false;
            }
        }
        return true;
    }

    /** RFC 1123 subdomain: labels joined by dots. */
    static boolean isDnsName(String name) {
        Objects.requireNonNull(name);
        if (name.length() > DNS_NAME_LENGTH) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (!isDnsLabel(label)) {
                return false;
            }
        }
        return true;
    }

    /** An HTTP header's value: one line of text. */
    static boolean isHeaderValue(String value) {
        Objects.requireNonNull(value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c) && c != '\t') {
                return false;
            }
        }
        return NameValidation.isUnicode(value);
    }

    /** A label's or annotation's name in Kubernetes: up to 63 characters, after a DNS name and a slash if any. */
    static boolean isQualifiedName(String name) {
        Objects.requireNonNull(name);
        int slash = name.indexOf('/');
        return isLabelText(name.substring(slash + 1), false) && (slash < 0 || isDnsName(name.substring(0, slash)));
    }

    /** A label's value in Kubernetes: up to 63 letters, digits, {@code -}, {@code _} and {@code .}; may be empty. */
    static boolean isLabelValue(String value) {
        Objects.requireNonNull(value);
        return isLabelText(value, true);
    }

    /** {@code apiVersion} in Kubernetes: a version, after a group and a slash if any. */
    static boolean isApiVersion(String apiVersion) {
        Objects.requireNonNull(apiVersion);
        int slash = apiVersion.indexOf('/');
        return isDnsLabel(apiVersion.substring(slash + 1)) && (slash < 0 || isDnsName(apiVersion.substring(0, slash)));
    }

    /** {@code kind} in Kubernetes: letters and digits, a capital in front. */
    static boolean isKind(String kind) {
        Objects.requireNonNull(kind);
        for (int i = 0; i < kind.length(); i++) {
            char c = kind.charAt(i);
            if (!(isLetter(c) || isDigit(c)) || (i == 0 && !(c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return !kind.isEmpty() && kind.length() <= DNS_LABEL_LENGTH;
    }

    /** A key in the data of a Secret or ConfigMap. */
    static boolean isDataKey(String key) {
        Objects.requireNonNull(key);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!(isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.')) {
                return false;
            }
        }
        return !key.isEmpty() && key.length() <= DNS_NAME_LENGTH && !key.equals(".") && !key.equals("..");
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLabelText(String text, boolean mayBeEmpty) {
        int length = text.length();
        if (length == 0 || length > DNS_LABEL_LENGTH) {
            return length == 0 && mayBeEmpty;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean inner = i > 0 && i < length - 1;
            if (!(isLetter(c) || isDigit(c) || (inner && (c == '-' || c == '_' || c == '.')))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
