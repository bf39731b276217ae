package io.promfleet.generator.definition;

import io.promfleet.model.ConfigValue;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls for tokens of Azure AD, where each way to get one is a section of Prometheus and a call of the DSL. */
final class AzureAdCalls {
    private static final String CLIENT = "client_id";
    private static final String TENANT = "tenant_id";

    private AzureAdCalls() {}

    static void say(CallList calls, Settings settings) {
        for (Setting setting : settings.all()) {
            if (setting.value() instanceof Settings way) {
                switch (setting.key()) {
                    case "managed_identity" -> way(calls, setting, way, CLIENT);
                    case "workload_identity" -> {
                        String[] keys = way.setting("token_file_path").isPresent()
                                ? new String[] {CLIENT, TENANT, "token_file_path"}
                                : new String[] {CLIENT, TENANT};
                        way(calls, setting, way, keys);
                    }
                    case "oauth" -> way(calls, setting, way, CLIENT, "client_secret", TENANT);
                    case "sdk" -> way(calls, setting, way, TENANT);
                    case "certificate" -> certificate(calls, setting, way);
                    default -> calls.refusals().noCall(setting.key(), setting.declaredAt());
                }
            } else {
                SettingCalls.say(calls, new Settings(List.of(setting)));
            }
        }
    }

    private static void certificate(CallList calls, Setting section, Settings way) {
        way(calls, section, way, CLIENT, TENANT, "certificate_path", "certificate_key_path");
        for (Setting setting : way.all()) {
            if (List.of("certificate_password", "send_certificate_chain").contains(setting.key())) {
                SettingCalls.say(calls, new Settings(List.of(setting)));
            }
        }
    }

    private static void way(CallList calls, Setting section, Settings way, String... keys) {
        List<Argument> arguments = new ArrayList<>();
        for (String key : keys) {
            Optional<Literal> argument = argument(way, key);
            if (argument.isEmpty()) {
                calls.refusals().noPlace(key, section.declaredAt());
                return;
            }
            arguments.add(argument.get());
        }
        String method = SettingCalls.method(section.key());
        calls.say(section.key(), section.declaredAt(), method, arguments.toArray(Argument[]::new));
    }

    private static Optional<Literal> argument(Settings way, String key) {
        ConfigValue value = way.setting(key).map(Setting::value).orElse(null);
        if (value instanceof ConfigValue.TextValue text) {
            return Optional.of(Literal.of(text.value()));
        }
        if (key.equals("token_file_path")
                && value instanceof ConfigValue.CredentialValue credential
                && credential.value() instanceof CredentialFile file) {
            return Optional.of(Literal.of(file.path()));
        }
        return HttpCalls.place(Optional.ofNullable(value));
    }
}
