package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PF303 in files: credentials that stand where everybody who may read the file reads them. A warning, for nobody knows here
 * whether the file is committed. What something fills in later is none: a variable, a template, {@code <secret>}.
 *
 * @param findings takes what is wrong; no text of a credential is in it
 * @param ofOperator whether the Prometheus Operator reads them, which takes credentials out of Secrets
 */
record LiteralCredentials(Findings findings, boolean ofOperator) {
    private static final String ID = "PF303";
    private static final List<List<String>> OF_CLIENTS = List.of(
            List.of("basic_auth", "password"),
            List.of("authorization", "credentials"),
            List.of("bearer_token"),
            List.of("oauth2", "client_secret"),
            List.of("sigv4", "secret_key"),
            List.of("azuread", "oauth", "client_secret"));
    // What some discoveries have beside what every client has.
    private static final List<String> OF_DISCOVERIES = List.of(
            "application_credential_secret",
            "application_secret",
            "auth_token",
            "client_secret",
            "consumer_key",
            "password",
            "secret_key",
            "token");
    private static final String DISCOVERY = "_sd_configs";
    private static final List<String> OF_GRAFANA = List.of("grafana", "adminPassword");
    private static final Pattern FILLED_IN = Pattern.compile("\\$[A-Za-z_{(]|\\{\\{|^<.*>$|^\\*+$|^ENC\\[");
    private static final Pattern USER = Pattern.compile("://[^/?#\\s@:]*:([^/?#\\s@]+)@");

    /** Looks at a job, a remote write or an Alertmanager, as Prometheus has it, and at what discovers its targets. */
    void client(MapNode client) {
        for (int i = 0; i < client.size(); i++) {
            if (client.key(i).endsWith(DISCOVERY) && client.value(i) instanceof ListNode list) {
                for (Node item : list.items()) {
                    if (item instanceof MapNode discovery) {
                        discovery(discovery);
                    }
                }
            }
        }
        clientItself(client);
    }

    private void discovery(MapNode discovery) {
        clientItself(discovery);
        for (String key : OF_DISCOVERIES) {
            text(
                    discovery,
                    List.of(key),
                    "Fill it in when the file is deployed, or keep the file where few can read it.");
        }
    }

    private void clientItself(MapNode client) {
        for (List<String> way : OF_CLIENTS) {
            text(
                    client,
                    way,
                    ofOperator
                            ? "Put it into a Secret, and name that and its key with `authorization.credentials`."
                            : "Write it to a file and name that, such as with `" + way.get(way.size() - 1) + "_file`.");
        }
        if (client.get("url") instanceof TextNode url && isWithPassword(url.value())) {
            report(
                    "The address holds a password in plain text.",
                    ofOperator
                            ? "Say it with `basicAuth`, and the password in a Secret."
                            : "Say it with `basic_auth`, and the password in a file.",
                    client.valueOrigin(client.indexOf("url")));
        }
    }

    /** Looks at values of the chart. */
    void values(Node values) {
        if (values instanceof MapNode map) {
            text(map, OF_GRAFANA, "Name a Secret with `grafana.admin.existingSecret`.");
        }
    }

    /** Whether an address has a password in it. */
    static boolean isWithPassword(String address) {
        var user = USER.matcher(address);
        return user.find() && !FILLED_IN.matcher(user.group(1)).find();
    }

    private void text(MapNode map, List<String> way, String hint) {
        MapNode holder = map;
        for (String key : way.subList(0, way.size() - 1)) {
            if (!(holder.get(key) instanceof MapNode inner)) {
                return;
            }
            holder = inner;
        }
        String key = way.get(way.size() - 1);
        if (holder.get(key) instanceof TextNode text
                && !text.value().isEmpty()
                && !FILLED_IN.matcher(text.value()).find()) {
            report(
                    "`" + String.join(".", way) + "` is a credential in plain text.",
                    hint,
                    holder.valueOrigin(holder.indexOf(key)));
        }
    }

    private void report(String message, String hint, @Nullable Origin origin) {
        Location place = origin == null ? UnknownLocation.UNKNOWN : origin.location();
        findings.add(new Finding(ID, Severity.WARNING, "", place, message, hint, List.of()));
    }
}
