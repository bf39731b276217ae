package io.promfleet.generator.read;

import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.format.SizeText;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.ConfigValue.CredentialValue;
import io.promfleet.model.ConfigValue.DecimalValue;
import io.promfleet.model.ConfigValue.DurationValue;
import io.promfleet.model.ConfigValue.Field;
import io.promfleet.model.ConfigValue.IntegerValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.SizeValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.Credential;
import io.promfleet.model.NamedCredential;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.schemas.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes settings of what was read, with the types that the schema says. Nothing is left out: a value that its type cannot
 * hold stays the text that it is.
 */
final class SettingNodes {
    private static final String FILE = "_file";
    private static final String NAME = "_ref";
    // Files of the server's own are no credentials.
    private static final String LOG_FILE = "_log_file";
    private static final String HEADER_SECRETS = "secrets";
    private static final String HEADER_FILES = "files";
    private static final String SECRET_HEADERS = "proxy_connect_header";

    private final CredentialForm form;

    SettingNodes(CredentialForm form) {
        this.form = form;
    }

    /** All settings of a section but those under certain keys. */
    Settings settings(MapNode map, Section section, Set<String> without) {
        List<Setting> settings = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (int i = 0; i < map.size(); i++) {
            String key = map.key(i);
            if (without.contains(key) || isWrittenWithSecrets(map, section, key)) {
                continue;
            }
            Setting setting = isHeaderFiles(section, key)
                    ? headerFiles(map, i)
                    : setting(key, map.value(i), section, location(map.entryOrigin(i)));
            if (key.equals(HEADER_SECRETS) && isHeader(section)) {
                setting = withFiles(setting, map);
            }
            // Where a credential is said in two forms, each keeps its own key.
            settings.add(said.add(setting.key()) ? setting : plain(key, map.value(i), setting.declaredAt()));
        }
        return settings.isEmpty() ? Settings.NONE : new Settings(settings);
    }

    /** Where an entry stands. */
    static Location location(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }

    /** A time; empty for what is none, or longer than a time can be. */
    static Optional<Duration> duration(@Nullable Node node) {
        if (!(node instanceof TextNode text)) {
            return Optional.empty();
        }
        try {
            long nanoseconds = DurationText.nanoseconds(text.value());
            return nanoseconds < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanoseconds));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** A size; empty for what is none, or negative. */
    static Optional<ByteSize> size(@Nullable Node node) {
        if (!(node instanceof TextNode text)) {
            return Optional.empty();
        }
        try {
            long bytes = SizeText.bytes(text.value());
            return bytes < 0 ? Optional.empty() : Optional.of(new ByteSize(bytes));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** The credential of a part whose text, file and name have keys of their own. */
    Optional<Credential> credential(MapNode map, String key) {
        int inline = map.indexOf(key);
        if (text(map, key + FILE).filter(path -> !path.isEmpty()).isPresent()) {
            return text(map, key + FILE).map(path -> file(path, location(map.entryOrigin(map.indexOf(key + FILE)))));
        }
        if (text(map, key + NAME).filter(name -> !name.isEmpty()).isPresent()) {
            return text(map, key + NAME).map(NamedCredential::new);
        }
        return text(map, key).map(text -> form.of(key, text, location(map.entryOrigin(inline))));
    }

    /** A credential that stands in a file. */
    Credential file(String path, Location place) {
        return form.ofFile(path, place);
    }

    static Optional<String> text(MapNode map, String key) {
        return map.get(key) instanceof TextNode text ? Optional.of(text.value()) : Optional.empty();
    }

    static Optional<Boolean> flag(MapNode map, String key) {
        return map.get(key) instanceof BooleanNode flag ? Optional.of(flag.value()) : Optional.empty();
    }

    static Optional<Long> number(MapNode map, String key) {
        return map.get(key) instanceof IntegerNode number ? Optional.of(number.value()) : Optional.empty();
    }

    private Setting setting(String key, Node node, Section section, Location place) {
        if (section.isFree() || section.keys().isEmpty()) {
            Section part = section.child(key).orElse(section);
            return new Setting(key, value(key, node, part, false), place);
        }
        Section part = section.child(key).orElse(section);
        if (node instanceof TextNode text) {
            Credential wanted = form.ofText(place).orElse(null);
            if (wanted != null) {
                return new Setting(key, new CredentialValue(wanted), place);
            }
            if (isSecret(part)) {
                return new Setting(key, new CredentialValue(form.of(key, text.value(), place)), place);
            }
            String base = base(section, key);
            if (base != null) {
                Credential credential =
                        key.endsWith(NAME) ? new NamedCredential(text.value()) : file(text.value(), place);
                return new Setting(base, new CredentialValue(credential), place);
            }
        }
        return new Setting(key, value(key, node, part, key.equals(SECRET_HEADERS)), place);
    }

    /** The key that takes the text of what a key takes the file or the name of; null if it takes neither. */
    private static @Nullable String base(Section section, String key) {
        if (key.endsWith(LOG_FILE)) {
            return null;
        }
        for (String suffix : List.of(FILE, NAME)) {
            if (key.endsWith(suffix)) {
                String base = key.substring(0, key.length() - suffix.length());
                return section.keys().contains(base) ? base : suffix.equals(FILE) ? key : null;
            }
        }
        return null;
    }

    private static boolean isSecret(Section part) {
        return Boolean.TRUE.equals(part.keyword("x-secret"));
    }

    private static boolean isHeader(Section section) {
        return section.keys().contains(HEADER_SECRETS) && section.keys().contains(HEADER_FILES);
    }

    private static boolean isHeaderFiles(Section section, String key) {
        return key.equals(HEADER_FILES) && isHeader(section);
    }

    /** Files of a header that are kept with its secrets, which come before them. */
    private static boolean isWrittenWithSecrets(MapNode map, Section section, String key) {
        return isHeaderFiles(section, key) && map.get(HEADER_SECRETS) != null;
    }

    private Setting headerFiles(MapNode map, int index) {
        return new Setting(HEADER_SECRETS, new ListValue(files(map.value(index))), location(map.entryOrigin(index)));
    }

    private Setting withFiles(Setting secrets, MapNode map) {
        List<ConfigValue> all = new ArrayList<>();
        if (secrets.value() instanceof ListValue list) {
            all.addAll(list.items());
        }
        all.addAll(files(map.get(HEADER_FILES)));
        return new Setting(HEADER_SECRETS, new ListValue(all), secrets.declaredAt());
    }

    private List<ConfigValue> files(@Nullable Node node) {
        List<ConfigValue> files = new ArrayList<>();
        if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) instanceof TextNode path) {
                    files.add(new CredentialValue(file(path.value(), location(list.itemOrigin(i)))));
                }
            }
        }
        return files;
    }

    private static Setting plain(String key, Node node, Location place) {
        return new Setting(key, object(node), place);
    }

    private ConfigValue value(String key, Node node, Section part, boolean secret) {
        if (node instanceof MapNode map) {
            if (part.keys().isEmpty() && !part.isFree()) {
                return object(map);
            }
            return secret ? secretLists(map) : settings(map, part, Set.of());
        }
        if (node instanceof ListNode list) {
            Section item = part.item().orElse(part);
            boolean secrets = key.equals(HEADER_SECRETS) && isSecret(item);
            List<ConfigValue> items = new ArrayList<>(list.items().size());
            for (int i = 0; i < list.items().size(); i++) {
                Location at = location(list.itemOrigin(i));
                items.add(
                        secrets && list.items().get(i) instanceof TextNode text
                                ? new CredentialValue(form.of(key, text.value(), at))
                                : value(key, list.items().get(i), item, false));
            }
            return new ListValue(items);
        }
        if (part.keyword("type") instanceof List<?>) {
            boolean isSize = Boolean.TRUE.equals(part.keyword("x-signed"));
            Optional<ConfigValue> quantity =
                    isSize ? size(node).map(SizeValue::new) : duration(node).map(DurationValue::new);
            return quantity.orElseGet(() -> object(node));
        }
        return object(node);
    }

    /** Headers whose values are secret, each a list. */
    private Settings secretLists(MapNode map) {
        List<Setting> headers = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            Location place = location(map.entryOrigin(i));
            List<ConfigValue> values = new ArrayList<>();
            if (map.value(i) instanceof ListNode list) {
                for (int j = 0; j < list.items().size(); j++) {
                    if (list.items().get(j) instanceof TextNode text) {
                        values.add(new CredentialValue(
                                form.of(SECRET_HEADERS, text.value(), location(list.itemOrigin(j)))));
                    }
                }
            }
            headers.add(new Setting(map.key(i), new ListValue(values), place));
        }
        return new Settings(headers);
    }

    /** A value of which no schema says more. */
    private static ConfigValue object(Node node) {
        if (node instanceof MapNode map) {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < map.size(); i++) {
                fields.add(new Field(map.key(i), object(map.value(i)), location(map.entryOrigin(i))));
            }
            return new ObjectValue(fields);
        }
        if (node instanceof ListNode list) {
            return new ListValue(list.items().stream().map(SettingNodes::object).toList());
        }
        if (node instanceof IntegerNode number) {
            return new IntegerValue(number.value());
        }
        if (node instanceof DecimalNode number) {
            return new DecimalValue(number.value());
        }
        return node instanceof BooleanNode flag
                ? new BooleanValue(flag.value())
                : new TextValue(((TextNode) node).value());
    }
}
