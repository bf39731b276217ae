package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a builder is told beyond its attributes: keys of Prometheus, each at most once, checked as they come. */
final class SettingList {
    private final Declaration owner;
    private @Nullable List<Setting> said;

    SettingList(Declaration owner) {
        this.owner = owner;
    }

    void flag(String key, boolean choice) {
        put(key, new ConfigValue.BooleanValue(choice));
    }

    /** A whole number within bounds. */
    void number(String key, long number, long least, long most) {
        if (number < least) {
            owner.illegal(
                    call(key), Long.toString(number), "is below " + least, "Give a number of at least " + least + ".");
        } else if (number > most) {
            owner.illegal(
                    call(key), Long.toString(number), "is above " + most, "Give a number of at most " + most + ".");
        }
        put(key, new ConfigValue.IntegerValue(number));
    }

    /** A whole number that is not negative. */
    void limit(String key, long number) {
        put(key, new ConfigValue.IntegerValue(owner.notNegative(number, call(key))));
    }

    /** A number with a fraction, within bounds. */
    void decimal(String key, double number, double least, double most) {
        double finite = owner.finite(number, call(key));
        if (finite < least || finite > most) {
            owner.illegal(
                    call(key),
                    Double.toString(number),
                    "is out of bounds",
                    most == Double.MAX_VALUE
                            ? "Give a number of at least " + least + "."
                            : "Give a number from " + least + " to " + most + ".");
        }
        put(key, new ConfigValue.DecimalValue(finite));
    }

    /** A text that says something. */
    void text(String key, String text) {
        put(key, new ConfigValue.TextValue(withoutUser(key, owner.notBlank(text, call(key)))));
    }

    /** Adds a text under a name of the user's own. */
    void text(String key, String name, String text) {
        entry(key, name, new ConfigValue.TextValue(owner.unicode(text, call(key))));
    }

    /** Adds a filter: what is looked at, and what it may be. */
    void filter(String key, String name, String... values) {
        SettingList filter = new SettingList(owner);
        filter.text("name", name);
        filter.texts("values", values);
        item(key, filter.build());
    }

    /** A text that may be empty. */
    void anyText(String key, String text) {
        put(key, new ConfigValue.TextValue(owner.unicode(text, call(key))));
    }

    /** A word out of a few, already known to be one of them. */
    void word(String key, String word) {
        put(key, new ConfigValue.TextValue(word));
    }

    /** Texts that say something, at least one. */
    void texts(String key, String... texts) {
        if (texts.length == 0) {
            owner.mistake(DefinitionRule.MISSING, "`" + call(key) + "` names nothing.", "Name at least one.");
        }
        List<ConfigValue> items = new ArrayList<>(texts.length);
        for (String text : texts) {
            items.add(new ConfigValue.TextValue(withoutUser(key, owner.notBlank(text, call(key)))));
        }
        put(key, new ConfigValue.ListValue(items));
    }

    /** A time above zero. */
    void time(String key, Duration time) {
        put(key, new ConfigValue.DurationValue(owner.positive(time, call(key))));
    }

    /** A time that may be zero. */
    void timeOrZero(String key, Duration time) {
        put(key, new ConfigValue.DurationValue(owner.duration(time, call(key))));
    }

    void size(String key, ByteSize size) {
        put(key, new ConfigValue.SizeValue(size));
    }

    void credential(String key, CredentialPlace place) {
        put(key, new ConfigValue.CredentialValue(Secrets.checked(owner, place)));
    }

    /** An address without credentials, of http or https. */
    void address(String key, String address) {
        URI uri = Addresses.withQuery(owner, address, call(key));
        if (uri != null) {
            put(key, new ConfigValue.TextValue(uri.toString()));
        }
    }

    /** A section of its own, or a value of free shape. */
    void value(String key, ConfigValue value) {
        put(key, value);
    }

    /** A section that was put together from several calls, and stands where the first of them does. */
    void inherit(String key, Settings section) {
        list().add(new Setting(key, section, section.all().get(0).declaredAt()));
    }

    /** Adds an entry to a mapping with names of the user's own. */
    void entry(String key, String name, ConfigValue value) {
        Location here = beforePut();
        Setting entry = new Setting(owner.notBlank(name, call(key)), value, here);
        int index = indexOf(key);
        if (index < 0) {
            list().add(new Setting(key, new Settings(List.of(entry)), here));
            return;
        }
        Setting mapping = list().get(index);
        Settings entries = (Settings) mapping.value();
        if (entries.setting(name).isPresent()) {
            owner.mistake(
                    DefinitionRule.SAID_TWICE,
                    "`" + name + "` of `" + call(key) + "` was said before.",
                    "Say it once.");
            return;
        }
        List<Setting> more = new ArrayList<>(entries.all());
        more.add(entry);
        list().set(index, new Setting(key, new Settings(more), mapping.declaredAt()));
    }

    /** Adds a part to an entry of a mapping with names of the user's own, which is there already if it has another part. */
    void part(String key, String name, String part, ConfigValue value) {
        Setting said = new Setting(part, value, owner.recorder().here());
        int index = indexOf(key);
        Settings entries =
                index < 0 ? Settings.NONE : (Settings) list().get(index).value();
        Setting entry = entries.setting(name).orElse(null);
        if (entry == null || ((Settings) entry.value()).setting(part).isPresent()) {
            entry(key, name, new Settings(List.of(said)));
            return;
        }
        owner.saying();
        List<Setting> parts = new ArrayList<>(((Settings) entry.value()).all());
        parts.add(said);
        List<Setting> more = new ArrayList<>(entries.all());
        more.set(more.indexOf(entry), new Setting(name, new Settings(parts), entry.declaredAt()));
        list().set(index, new Setting(key, new Settings(more), list().get(index).declaredAt()));
    }

    /** Adds an item to a list of sections. */
    void item(String key, Settings section) {
        Location here = beforePut();
        int index = indexOf(key);
        if (index < 0) {
            list().add(new Setting(key, new ConfigValue.ListValue(List.of(section)), here));
            return;
        }
        Setting before = list().get(index);
        List<ConfigValue> items = new ArrayList<>(((ConfigValue.ListValue) before.value()).items());
        items.add(section);
        list().set(index, new Setting(key, new ConfigValue.ListValue(items), before.declaredAt()));
    }

    /** A text that is no address with a user, and so most likely a password, in it. */
    private String withoutUser(String key, String text) {
        if (text.contains("://") && Addresses.holdsUser(text)) {
            Addresses.credential(owner, call(key));
            return "";
        }
        return text;
    }

    boolean has(String key) {
        return indexOf(key) >= 0;
    }

    /** Whether a mapping with names of the user's own has a name. */
    boolean hasEntry(String key, String name) {
        int index = indexOf(key);
        return index >= 0
                && list().get(index).value() instanceof Settings entries
                && entries.setting(name).isPresent();
    }

    boolean isTrue(String key) {
        int index = indexOf(key);
        return index >= 0 && list().get(index).value() instanceof ConfigValue.BooleanValue choice && choice.value();
    }

    /** Reports what must be said and was not. */
    void require(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                owner.mistakeInDeclaration(
                        DefinitionRule.MISSING, "`" + call(key) + "` was not said.", "Say `" + call(key) + "`.");
            }
        }
    }

    Settings build() {
        return said == null ? Settings.NONE : new Settings(said);
    }

    /** What was said but for one key, which the model has an attribute for. */
    Settings buildWithout(String key) {
        List<Setting> others = new ArrayList<>();
        if (said != null) {
            for (Setting setting : said) {
                if (!setting.key().equals(key)) {
                    others.add(setting);
                }
            }
        }
        return others.isEmpty() ? Settings.NONE : new Settings(others);
    }

    /** The call that says a key: its words in Java's spelling. */
    static String call(String key) {
        StringBuilder call = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '_' && i + 1 < key.length()) {
                call.append(Character.toUpperCase(key.charAt(++i)));
            } else {
                call.append(c);
            }
        }
        return call.toString();
    }

    private void put(String key, ConfigValue value) {
        Location here = beforePut();
        if (has(key)) {
            owner.mistake(
                    DefinitionRule.SAID_TWICE, "`" + call(key) + "` was said before.", "Say `" + call(key) + "` once.");
            return;
        }
        list().add(new Setting(key, value, here));
    }

    private Location beforePut() {
        owner.saying();
        return owner.recorder().here();
    }

    private int indexOf(String key) {
        List<Setting> known = said;
        for (int i = 0; known != null && i < known.size(); i++) {
            if (known.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private List<Setting> list() {
        if (said == null) {
            said = new ArrayList<>(4);
        }
        return said;
    }
}
