package io.promfleet.dsl;

import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources of the builders of service discoveries, as the schemas say them: keys, types, bounds, defaults, first releases
 * and meanings stand there and nowhere else.
 */
final class DiscoverySources {
    private static final int WIDTH = 120;
    private static final String SUFFIX = "_sd_configs";
    /** Written by hand, because they say more than keys. */
    private static final Set<String> BY_HAND = Set.of("kubernetes", "static");
    /** What a builder inherits where Prometheus has the whole HTTP client. */
    private static final String HTTP_CLIENT = "follow_redirects";

    private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();
    private final Section job = catalogue.section(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG);

    /** Every generated file by its name. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("DiscoveringBuilder.java", calls());
        for (String kind : kinds()) {
            files.put(className(kind) + ".java", builder(kind));
        }
        return files;
    }

    /** The kinds of discovery that have a generated builder, sorted. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        for (String key : job.keys()) {
            String kind = key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : "static";
            if (!BY_HAND.contains(kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private String calls() {
        StringBuilder text = new StringBuilder("package io.promfleet.dsl;\n\n");
        text.append("import io.promfleet.finding.Location;\n");
        text.append("import io.promfleet.model.Discovery;\n");
        text.append("import java.util.function.Consumer;\n");
        text.append("import org.jspecify.annotations.Nullable;\n\n");
        text.append(GENERATED);
        doc(
                text,
                "",
                "What finds its targets; the {@code *_sd_configs} of Prometheus.",
                "@param <B> the builder itself");
        text.append("public abstract class DiscoveringBuilder<B extends DiscoveringBuilder<B>>")
                .append(" extends HttpClientBuilder<B> {\n");
        text.append(
                "    DiscoveringBuilder(Declaration parent, String kind, @Nullable String name, Location declaredAt) {\n");
        text.append("        super(parent, kind, name, declaredAt);\n    }\n\n");
        text.append("    abstract void discovered(Discovery discovery);\n");
        for (String kind : kinds()) {
            text.append('\n');
            doc(
                    text,
                    "    ",
                    meaning(part(kind)) + " become targets; {@code " + kind + SUFFIX + "}."
                            + since(part(kind), "2.0.0"),
                    "@param block says which, and how they are found",
                    "@return this");
            String type = className(kind);
            text.append("    public B ")
                    .append(kind)
                    .append("(Consumer<")
                    .append(type)
                    .append("> block) {\n");
            text.append("        ").append(type).append(" discovery = new ").append(type);
            text.append("(this, recorder().here());\n");
            text.append("        discovered(within(discovery, block).build());\n");
            text.append("        return self();\n    }\n");
        }
        return text.append("}\n").toString();
    }

    private String builder(String kind) {
        Section section = job.child(kind + SUFFIX).orElseThrow().item().orElseThrow();
        boolean http = section.keys().contains(HTTP_CLIENT);
        String type = className(kind);
        Body body = new Body(type, section, part(kind).since().orElse("2.0.0"));
        Set<String> inherited = http ? http() : Set.of();
        for (String key : section.keys()) {
            if (!inherited.contains(key) && !isFileForm(section, key)) {
                body.call(key);
            }
        }
        StringBuilder text = new StringBuilder("package io.promfleet.dsl;\n\n");
        body.imports.add("io.promfleet.finding.Location");
        body.imports.add("io.promfleet.model.Discovery");
        if (!http && !section.keys().contains("tls_config")) {
            body.imports.add("io.promfleet.model.HttpClient");
        }
        for (String each : body.imports) {
            text.append("import ").append(each).append(";\n");
        }
        text.append('\n').append(GENERATED);
        doc(
                text,
                "",
                meaning(part(kind)) + " become targets; {@code " + kind + SUFFIX + "} of Prometheus"
                        + part(kind)
                                .since()
                                .filter(since -> !since.equals("2.0.0"))
                                .map(since -> ", since " + shorter(since))
                                .orElse("")
                        + ".");
        text.append("public final class ").append(type).append(" extends ");
        text.append(http ? "HttpClientBuilder<" + type + ">" : "Declaration").append(" {\n");
        text.append("    private final SettingList settings = new SettingList(this);\n");
        if (body.hasTls) {
            text.append("    private @Nullable Tls tls;\n");
        }
        text.append("\n    ").append(type).append("(Declaration parent, Location declaredAt) {\n");
        text.append("        super(parent").append(http ? "" : ".recorder(), parent");
        text.append(", \"").append(kind).append("\", null, declaredAt);\n    }\n");
        text.append(body.calls);
        text.append("\n    Discovery build() {\n");
        List<String> required = body.required();
        if (!required.isEmpty()) {
            text.append("        settings.require(\"")
                    .append(String.join("\", \"", required))
                    .append("\");\n");
        }
        String client =
                http ? "buildHttp()" : body.hasTls ? "Discoveries.client(tls, declaredAt())" : "HttpClient.NONE";
        text.append("        return Discoveries.of(this, \"").append(kind).append("\", settings.build(), ");
        text.append(client).append(");\n    }\n");
        text.append(body.enums);
        return text.append("}\n").toString();
    }

    private Section part(String kind) {
        return job.child(kind + SUFFIX).orElseThrow();
    }

    private Set<String> http() {
        Set<String> keys = new LinkedHashSet<>(job.keys());
        keys.retainAll(Set.of(
                "basic_auth",
                "authorization",
                "oauth2",
                "bearer_token",
                "bearer_token_file",
                "tls_config",
                "follow_redirects",
                "enable_http2",
                "proxy_url",
                "no_proxy",
                "proxy_from_environment",
                "proxy_connect_header",
                "http_headers"));
        return keys;
    }

    /** Whether a key takes the file of what another one takes the text of: one call says both. */
    private static boolean isFileForm(Section section, String key) {
        return key.matches(".*_(file|path)") && section.keys().contains(key.substring(0, key.lastIndexOf('_')));
    }

    /** The calls of one builder. */
    private static final class Body {
        private final String type;
        private final Section section;
        private final String kindSince;
        private final Set<String> imports = new TreeSet<>();
        private final StringBuilder calls = new StringBuilder();
        private final StringBuilder enums = new StringBuilder();
        private boolean hasTls;

        Body(String type, Section section, String kindSince) {
            this.type = type;
            this.section = section;
            this.kindSince = kindSince;
        }

        List<String> required() {
            List<String> keys = new ArrayList<>();
            if (section.keyword("required") instanceof List<?> required) {
                required.forEach(key -> keys.add(key.toString()));
            }
            return keys;
        }

        void call(String key) {
            Section part = section.child(key).orElseThrow();
            String call = SettingList.call(key);
            Section item = part.item().orElse(null);
            if (key.equals("tls_config")) {
                tls(part);
            } else if (isTrue(part, "x-secret") || key.endsWith("_file")) {
                imports.add("io.promfleet.model.CredentialPlace");
                add(key, part, call, "CredentialPlace place", "place where it is", "settings.credential(KEY, place);");
            } else if (key.equals("scheme")) {
                imports.add("io.promfleet.model.Scheme");
                imports.add("java.util.Locale");
                add(
                        key,
                        part,
                        call,
                        "Scheme protocol",
                        "protocol {@link Scheme#HTTP} unless said",
                        "settings.word(KEY, protocol.name().toLowerCase(Locale.ROOT));");
            } else if (part.keyword("enum") instanceof List<?> words) {
                choice(key, part, call, words);
            } else if (item != null && item.keys().contains("values")) {
                add(
                        key,
                        part,
                        "filter",
                        "String name, String... values",
                        "name what is looked at\n@param values what it may be; at least one",
                        "settings.filter(KEY, name, values);");
            } else if (item != null) {
                add(key, part, call, "String... values", "values at least one", "settings.texts(KEY, values);");
            } else if (part.isFree()) {
                add(
                        key,
                        part,
                        call,
                        "String name, String value",
                        "name its name\n@param value its value",
                        "settings.text(KEY, name, value);");
            } else if ("boolean".equals(part.keyword("type"))) {
                add(key, part, call, "boolean choice", "choice " + unlessSaid(part), "settings.flag(KEY, choice);");
            } else if ("integer".equals(part.keyword("type"))) {
                number(key, part, call);
            } else if (part.keyword("type") instanceof List<?>) {
                imports.add("java.time.Duration");
                add(
                        key,
                        part,
                        call,
                        "Duration time",
                        "time above zero; " + unlessSaid(part),
                        "settings.time(KEY, time);");
            } else {
                add(key, part, call, "String value", text(key, part), "settings.text(KEY, value);");
            }
        }

        private void number(String key, Section part, String call) {
            Object least = part.keyword("minimum");
            Object most = part.keyword("maximum");
            String bounds = most != null ? "from " + least + " to " + most : least != null ? "at least " + least : "";
            String limits = (least == null ? "Integer.MIN_VALUE" : least.toString()) + ", "
                    + (most == null ? "Integer.MAX_VALUE" : most.toString());
            add(
                    key,
                    part,
                    call,
                    "int number",
                    "number " + (bounds.isEmpty() ? "" : bounds + "; ") + unlessSaid(part),
                    "settings.number(KEY, number, " + limits + ");");
        }

        private void choice(String key, Section part, String call, List<?> words) {
            String name = Character.toUpperCase(call.charAt(0)) + call.substring(1);
            Object usual = part.keyword("default");
            add(
                    key,
                    part,
                    call,
                    name + " choice",
                    "choice "
                            + (usual == null ? asked(key) : "{@link " + name + "#" + constant(usual) + "} unless said"),
                    "settings.word(KEY, choice.word);");
            enums.append("\n    /** What {@code ").append(key).append("} can be. */\n");
            enums.append("    public enum ").append(name).append(" {\n");
            for (int i = 0; i < words.size(); i++) {
                enums.append("        /** {@code ").append(words.get(i)).append("}. */\n");
                enums.append("        ")
                        .append(constant(words.get(i)))
                        .append("(\"")
                        .append(words.get(i))
                        .append("\")");
                enums.append(i + 1 < words.size() ? ",\n" : ";\n");
            }
            enums.append("\n        private final String word;\n\n");
            enums.append("        ")
                    .append(name)
                    .append("(String word) {\n            this.word = word;\n        }\n    }\n");
        }

        private void tls(Section part) {
            hasTls = true;
            imports.add("io.promfleet.model.Tls");
            imports.add("java.util.function.Consumer");
            imports.add("org.jspecify.annotations.Nullable");
            calls.append('\n');
            doc(
                    calls,
                    "    ",
                    "TLS; {@code tls_config}." + since(part, kindSince),
                    "@param block says authority, client certificate and server name",
                    "@return this");
            calls.append("    public ").append(type).append(" tls(Consumer<TlsBuilder> block) {\n");
            calls.append("        TlsBuilder builder = new TlsBuilder(this, recorder().here());\n");
            calls.append("        within(builder, block);\n");
            calls.append("        tls = once(tls, builder.build(), \"tls\");\n        return this;\n    }\n");
        }

        private void add(
                String key, Section part, String call, String parameters, String parameterDoc, String statement) {
            calls.append('\n');
            List<String> tags = new ArrayList<>();
            for (String line : parameterDoc.split("\n", -1)) {
                tags.add(line.startsWith("@") ? line : "@param " + line);
            }
            tags.add("@return this");
            doc(
                    calls,
                    "    ",
                    meaning(part) + "; {@code " + key + "}." + since(part, kindSince),
                    tags.toArray(String[]::new));
            calls.append("    public ")
                    .append(type)
                    .append(' ')
                    .append(call)
                    .append('(')
                    .append(parameters);
            calls.append(") {\n        ")
                    .append(statement.replace("KEY", "\"" + key + "\""))
                    .append('\n');
            calls.append("        return this;\n    }\n");
        }

        private String asked(String key) {
            return required().contains(key) ? "must be said" : "none unless said";
        }

        private String text(String key, Section part) {
            Object usual = part.keyword("default");
            return "value "
                    + (required().contains(key)
                            ? "must be said"
                            : usual == null || usual.toString().isEmpty() ? "none unless said" : unlessSaid(part));
        }
    }

    private static final String GENERATED = """
            // Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
            """;

    private static String unlessSaid(Section part) {
        Object usual = part.keyword("default");
        return usual == null
                ? "Prometheus' own default unless said"
                : (usual instanceof String ? "{@code " + usual + "}" : usual) + " unless said";
    }

    private static String meaning(Section part) {
        if (part.keyword("x-meaning") instanceof String meaning) {
            return meaning;
        }
        throw new IllegalStateException("a key has no x-meaning");
    }

    private static boolean isTrue(Section part, String keyword) {
        return Boolean.TRUE.equals(part.keyword(keyword));
    }

    private static String since(Section part, String ofWhole) {
        String since = part.since().orElse(ofWhole);
        return since.equals(ofWhole) ? "" : " Since Prometheus " + shorter(since) + ".";
    }

    private static String shorter(String version) {
        return version.endsWith(".0") ? version.substring(0, version.length() - 2) : version;
    }

    private static String constant(Object word) {
        Matcher humps = Pattern.compile("(?<=[a-z])(?=[A-Z])").matcher(word.toString());
        return humps.replaceAll("_").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static String className(String kind) {
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "DiscoveryBuilder";
    }

    private static void doc(StringBuilder text, String indent, String sentence, String... tags) {
        if (tags.length == 0 && indent.length() + sentence.length() + 7 <= WIDTH) {
            text.append(indent).append("/** ").append(sentence).append(" */\n");
            return;
        }
        text.append(indent).append("/**\n");
        wrap(text, indent + " * ", indent + " * ", sentence);
        if (tags.length > 0) {
            text.append(indent).append(" *\n");
        }
        for (String tag : tags) {
            wrap(text, indent + " * ", indent + " *     ", tag);
        }
        text.append(indent).append(" */\n");
    }

    private static void wrap(StringBuilder text, String first, String next, String sentence) {
        StringBuilder line = new StringBuilder(first);
        String before = first;
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > before.length()) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(next);
                before = next;
            }
            line.append(line.length() > before.length() ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }
}
