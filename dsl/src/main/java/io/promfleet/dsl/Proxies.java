package io.promfleet.dsl;

import io.promfleet.model.ConfigValue;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.HeaderName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What can be said of a proxy, the same way wherever Prometheus connects through one. */
final class Proxies {
    private Proxies() {}

    static void url(Declaration owner, SettingList settings, String address) {
        URI uri = Addresses.plain(owner, address, "proxyUrl");
        if (uri != null) {
            settings.text("proxy_url", uri.toString());
        }
    }

    static void noProxy(Declaration owner, SettingList settings, String... hosts) {
        if (hosts.length == 0) {
            owner.mistake(DefinitionRule.MISSING, "`noProxy` names nothing.", "Name at least one host.");
        }
        for (String host : hosts) {
            if (owner.notBlank(host, "noProxy").indexOf(',') >= 0) {
                owner.illegal("noProxy", host, "holds a comma", "Give each host as an argument of its own.");
            }
        }
        settings.anyText("no_proxy", String.join(",", hosts));
    }

    static void connectHeader(Declaration owner, SettingList settings, String header, CredentialPlace... values) {
        if (!HeaderName.isToken(header)) {
            owner.illegal("proxyConnectHeader", header, "is no header name", "Use letters, digits and `-`.");
        }
        if (values.length == 0) {
            owner.mistake(DefinitionRule.MISSING, "The header `" + header + "` has no value.", "Give at least one.");
        }
        List<ConfigValue> places = new ArrayList<>(values.length);
        for (CredentialPlace value : values) {
            places.add(new ConfigValue.CredentialValue(Secrets.checked(owner, value)));
        }
        settings.entry("proxy_connect_header", header, new ConfigValue.ListValue(places));
    }

    /** Reports combinations that Prometheus refuses. */
    static void check(Declaration owner, SettingList settings) {
        boolean url = settings.has("proxy_url");
        boolean environment = settings.has("proxy_from_environment");
        if (url && environment && settings.isTrue("proxy_from_environment")) {
            owner.mistakeInDeclaration(
                    DefinitionRule.SAID_TWICE,
                    "Both `proxyUrl` and `proxyFromEnvironment` name a proxy.",
                    "Keep one of them.");
        }
        if (settings.has("no_proxy") && !url) {
            owner.mistakeInDeclaration(
                    DefinitionRule.MISSING,
                    "`noProxy` was said without `proxyUrl`.",
                    "Say `proxyUrl`, or leave it out.");
        }
        if (settings.has("proxy_connect_header") && !url && !environment) {
            owner.mistakeInDeclaration(
                    DefinitionRule.MISSING,
                    "`proxyConnectHeader` was said without a proxy.",
                    "Say `proxyUrl` or `proxyFromEnvironment`, or leave it out.");
        }
    }
}
