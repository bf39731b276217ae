package io.promfleet.generator.definition;

import io.promfleet.dsl.ObjectBuilder;
import io.promfleet.finding.Location;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls for keys of Prometheus whose method has their name in Java's spelling. Which form the value takes, the method's
 * parameters say.
 */
final class SettingCalls {
    // A list, of which each call adds one.
    private static final Map<String, String> SINGULAR =
            Map.of("filters", "filter", "endpoint_params", "endpointParam", "no_proxy", "noProxy");

    private SettingCalls() {}

    static void say(CallList calls, Settings settings) {
        for (Setting setting : settings.all()) {
            say(calls, setting);
        }
    }

    /** The name of the method for a key. */
    static String method(String key) {
        String singular = SINGULAR.get(key);
        if (singular != null) {
            return singular;
        }
        StringBuilder name = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            name.append(c == '_' && i + 1 < key.length() ? Character.toUpperCase(key.charAt(++i)) : c);
        }
        return name.toString();
    }

    private static void say(CallList calls, Setting setting) {
        say(calls, method(setting.key()), setting);
    }

    /** Calls for a key whose method has another name. */
    static void say(CallList calls, String name, Setting setting) {
        List<Method> methods = calls.methods().named(calls.builder(), name);
        if (methods.isEmpty()) {
            calls.refusals().noCall(setting.key(), setting.declaredAt());
            return;
        }
        if (setting.value() instanceof Settings entries && !takesBlock(methods)) {
            for (Setting entry : entries.all()) {
                sayEntry(calls, name, setting.key(), entry);
            }
            return;
        }
        if (setting.value() instanceof ConfigValue.ListValue list && isListOfSections(list)) {
            for (ConfigValue item : list.items()) {
                sayFilter(calls, name, setting, (Settings) item);
            }
            return;
        }
        if (setting.value() instanceof ConfigValue.ObjectValue object && takesBlock(methods)) {
            calls.say(
                    setting.key(),
                    setting.declaredAt(),
                    name,
                    List.of(),
                    ObjectBuilder.class,
                    name,
                    block -> ValueCalls.fields(block, object));
            return;
        }
        for (Method method : methods) {
            List<Argument> arguments = arguments(method, setting.value());
            if (arguments != null) {
                calls.say(setting.key(), setting.declaredAt(), name, arguments.toArray(Argument[]::new));
                return;
            }
        }
        report(calls, setting, methods.get(0));
    }

    private static void report(CallList calls, Setting setting, Method method) {
        Class<?>[] types = method.getParameterTypes();
        Class<?> type = types.length == 0 ? void.class : types[types.length - 1];
        if (type == CredentialPlace.class || type == CredentialPlace[].class) {
            calls.refusals().noPlace(setting.key(), setting.declaredAt());
        } else if (type.isEnum()) {
            calls.refusals().otherForm(setting.key(), "one of a few words", setting.declaredAt());
        } else if (type == Duration.class) {
            calls.refusals().otherForm(setting.key(), "a time above zero", setting.declaredAt());
        } else {
            calls.refusals().noCall(setting.key(), setting.declaredAt());
        }
    }

    private static boolean takesBlock(List<Method> methods) {
        return methods.stream()
                .anyMatch(method -> List.of(method.getParameterTypes()).contains(Consumer.class));
    }

    private static boolean isListOfSections(ConfigValue.ListValue list) {
        return !list.items().isEmpty() && list.items().stream().allMatch(Settings.class::isInstance);
    }

    /** An entry of a mapping with names of the user's own. */
    private static void sayEntry(CallList calls, String method, String key, Setting entry) {
        if (entry.value() instanceof ConfigValue.TextValue text) {
            calls.say(key, entry.declaredAt(), method, Literal.of(entry.key()), Literal.of(text.value()));
        } else {
            calls.refusals().noCall(key, entry.declaredAt());
        }
    }

    /** What is looked at, and what it may be. */
    private static void sayFilter(CallList calls, String method, Setting setting, Settings filter) {
        List<Argument> arguments = new ArrayList<>();
        Location place =
                filter.isEmpty() ? setting.declaredAt() : filter.all().get(0).declaredAt();
        String name = filter.setting("name")
                .map(Setting::value)
                .map(value -> value instanceof ConfigValue.TextValue text ? text.value() : "")
                .orElse("");
        arguments.add(Literal.of(name));
        if (filter.setting("values").map(Setting::value).orElse(null) instanceof ConfigValue.ListValue values) {
            for (ConfigValue value : values.items()) {
                if (value instanceof ConfigValue.TextValue text) {
                    arguments.add(Literal.of(text.value()));
                }
            }
        }
        calls.say(setting.key(), place, method, arguments.toArray(Argument[]::new));
    }

    private static @Nullable List<Argument> arguments(Method method, ConfigValue value) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != 1) {
            return null;
        }
        if (!types[0].isArray()) {
            Literal argument = literal(types[0], value);
            return argument == null ? null : List.of(argument);
        }
        List<ConfigValue> items = value instanceof ConfigValue.ListValue list ? list.items() : List.of(value);
        List<Argument> arguments = new ArrayList<>(items.size());
        for (ConfigValue item : items) {
            Literal argument = literal(types[0].getComponentType(), item);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        }
        return arguments;
    }

    private static @Nullable Literal literal(Class<?> type, ConfigValue value) {
        if (value instanceof ConfigValue.TextValue text) {
            if (type == String.class) {
                return Literal.of(text.value());
            }
            Enum<?> constant = type.isEnum() ? anyConstant(type, text.value()) : null;
            return constant == null ? null : Literal.of(constant);
        }
        if (value instanceof ConfigValue.IntegerValue number) {
            if (type == double.class) {
                return Literal.of((double) number.value());
            }
            boolean fits = type == long.class || (type == int.class && number.value() == (int) number.value());
            return fits ? Literal.of(number.value()) : null;
        }
        if (value instanceof ConfigValue.DecimalValue number) {
            return type == double.class ? Literal.of(number.value()) : null;
        }
        if (value instanceof ConfigValue.BooleanValue flag) {
            return type == boolean.class ? Literal.of(flag.value()) : null;
        }
        if (value instanceof ConfigValue.DurationValue time) {
            return type == Duration.class ? Literal.of(time.value()) : null;
        }
        if (value instanceof ConfigValue.SizeValue size) {
            return type.isInstance(size.value()) ? Literal.of(size.value()) : null;
        }
        boolean isPlace = type == CredentialPlace.class
                && value instanceof ConfigValue.CredentialValue credential
                && credential.value() instanceof CredentialPlace;
        return isPlace ? Literal.of((CredentialPlace) ((ConfigValue.CredentialValue) value).value()) : null;
    }

    /** The DSL writes words of Prometheus as Java writes constants, and of long names the end. */
    private static @Nullable Enum<?> anyConstant(Class<?> type, String word) {
        String plain = plain(word);
        for (Object constant : type.getEnumConstants()) {
            String name = plain(((Enum<?>) constant).name());
            if (plain.equals(name) || (word.indexOf(':') >= 0 && plain.endsWith(name))) {
                return (Enum<?>) constant;
            }
        }
        return null;
    }

    private static String plain(String word) {
        return word.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
