package io.promfleet.golden;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ManifestBuilder;
import io.promfleet.dsl.ObjectBuilder;
import io.promfleet.dsl.RelabelBuilder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that a reader on the way takes for something else when they are written carelessly, in every place for text. */
public final class HostileFleet implements FleetDefinition {
    /** By a name that is legal as a label, as a header's and as a key of a ConfigMap. */
    public static final Map<String, String> VALUES = values();

    @Override
    public void define(FleetBuilder fleet) {
        fleet.name("hostile");
        fleet.suppress("PF613", "no chart runs annotations of pods as templates", LocalDate.of(2027, 6, 30));
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com"));
            labels(VALUES).forEach(hub::externalLabel);
            hub.scrapeJob("yes", job -> {
                job.targets("192.0.2.1:9100");
                job.relabel(rules -> rules.replace("word", "{{ x }} $$"));
            });
            hub.objectValue("grafana.podAnnotations", object -> VALUES.forEach(object::field));
            hub.manifest("v1", "ConfigMap", "hostile", HostileFleet::everyValue);
        });
        // Names of clusters are DNS labels, and yet a number, a boolean and a number in scientific notation.
        for (String name : new String[] {"0777", "no", "1e3"}) {
            fleet.source(name, source -> {
                source.environment("${X}");
                source.originPrometheus("{{ .Values.prometheus }} in " + name);
                labels(VALUES).forEach(source::externalLabel);
                source.scrapeJob("{{ x }}", job -> {
                    job.targets("192.0.2.1:9100");
                    VALUES.forEach((label, value) -> job.param(label, value));
                    job.relabel(HostileFleet::everyValue);
                    job.metricRelabel(HostileFleet::everyValue);
                });
                source.scrapeJob("1_000", job -> job.targets("192.0.2.2:9100"));
                source.remoteWrite("~", target -> {
                    VALUES.forEach((header, value) -> {
                        if (value.strip().equals(value) && value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
                            target.header("X-" + header, value);
                        }
                    });
                    target.writeRelabel(HostileFleet::everyValue);
                });
                source.objectValue("prometheus.prometheusSpec.podMetadata.annotations", HostileFleet::everyValue);
                source.objectValue("prometheusOperator.podAnnotations", HostileFleet::everyValue);
                source.manifest("v1", "ConfigMap", "hostile", HostileFleet::everyValue);
            });
        }
    }

    /** The values that a label can have: to Prometheus an empty one is no label. */
    public static Map<String, String> labels(Map<String, String> values) {
        Map<String, String> labels = new LinkedHashMap<>(values);
        labels.remove("empty");
        return labels;
    }

    private static void everyValue(ManifestBuilder manifest) {
        VALUES.forEach((name, value) -> manifest.annotation("example.com/" + name, value));
        manifest.fields(fields -> fields.object("data", data -> VALUES.forEach(data::field)));
    }

    private static void everyValue(ObjectBuilder object) {
        VALUES.forEach(object::field);
    }

    private static void everyValue(RelabelBuilder rules) {
        VALUES.forEach((name, value) -> {
            rules.replace(name, replace -> {
                replace.sourceLabels("instance");
                replace.regex("(?P<X>.*)");
                // A replacement may only refer to what the expression has; everything else is the same text.
                replace.replacement(value);
            });
            rules.drop("instance", "\\Q" + value + "\\E");
        });
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("word", "yes");
        values.put("letter", "n");
        values.put("null", "null");
        values.put("tilde", "~");
        values.put("empty", "");
        values.put("octal", "0777");
        values.put("scientific", "1e3");
        values.put("underscore", "1_000");
        values.put("decimal", "1.10");
        values.put("infinite", ".inf");
        values.put("sexagesimal", "12:30:45");
        values.put("date", "2024-01-01");
        values.put("merge", "<<");
        values.put("template", "{{ x }}");
        values.put("action", "a {{ .Values.nope }} b {{- /* c */ -}}");
        values.put("raw", "{{`{{`}} and `}}");
        values.put("variable", "${X}");
        values.put("default_variable", "a ${X} b $X");
        values.put("group", "$1");
        values.put("dollars", "$$");
        values.put("colon", "a: b");
        values.put("only_colon", ": ");
        values.put("comment", "a #b");
        values.put("only_comment", " #");
        values.put("blanks", "  a  ");
        values.put("trailing_blanks", "a \t");
        values.put("multi_line", "a\nb\n");
        values.put("multi_line_blanks", "\n  a \n\n b\n\n");
        values.put("document", "---\na: b\n...\n");
        values.put("carriage_return", "a\r\nb");
        values.put("control", "\u0001\u001b[31m");
        values.put("quotes", "'a' \"b\" `c`");
        values.put("backslash", "\\n \\");
        values.put("umlaut", "Zürich");
        values.put("combining", "e\u0301");
        values.put("kanji", "東京");
        values.put("emoji", "😀");
        values.put("separator", "a\u2028b\uFEFF");
        values.put("right_to_left", "\u202Ea");
        values.put("indicator", "- ? ! & * | > % @");
        values.put("flow", "[a, {b: c}]");
        values.put("long", "long ".repeat(300) + "x");
        return values;
    }
}
