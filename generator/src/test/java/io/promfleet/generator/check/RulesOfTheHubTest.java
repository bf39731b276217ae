package io.promfleet.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.HubBuilder;
import io.promfleet.dsl.ObjectBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesOfTheHubTest {
    private static final String KIND = "PrometheusRule";
    private static final String GROUP = "monitoring.coreos.com/v1";

    @Test
    void asksForAMomentOfWhichSamplesHaveArrived() {
        Consumer<HubBuilder> alert = hub -> alert(hub, "up == 0", fields -> {});
        Consumer<HubBuilder> atOnce = hub -> hub.value("prometheus.prometheusSpec.ruleQueryOffset", "0s");
        Consumer<HubBuilder> older = hub -> hub.chart("85.0.0");
        String finding = "PF805 hub(hub) > manifest(PrometheusRule/rule) `Alert` fires on a moment"
                + " of which samples are still on their way to the hub.";

        assertThat(flapping(alert, source -> {})).isEmpty(); // promfleet says an offset
        assertThat(flapping(alert.andThen(atOnce), source -> {})).containsExactly(finding);
        assertThat(flapping(alert.andThen(older), source -> {})).containsExactly(finding);
        assertThat(flapping(alert.andThen(older), source -> source.discoveredByHub(it -> {})))
                .isEmpty(); // nothing is on its way
        assertThat(flapping(
                        older.andThen(hub -> alert(hub, "up == 0", fields -> fields.field("for", "1m"))), source -> {}))
                .isEmpty();
    }

    /** A dashboard with a panel of each kind, as Grafana exports it. */
    private static final String DASHBOARD = """
            {"title": "Shop",
             "templating": {"list": [
               {"name": "team", "type": "query", "query": {"query": "label_values(shop_orders_total, team)"}},
               {"name": "pod", "type": "query", "query": "label_values(shop_up{cluster=\\"$cluster\\"}, pod)"}]},
             "panels": [
               {"title": "Orders", "targets": [{"expr": "sum by (cluster) (rate(shop_orders_total{team=~\\"$team\\"}[$__rate_interval]))"}]},
               {"title": "More", "type": "row", "panels": [
                 {"title": "Lost", "targets": [{"expr": "shop_lost{cluster=\\"$cluster\\"} > ${limit}"}, {"expr": "topk(5, shop_lost)"}]},
                 {"title": "Logs", "datasource": {"type": "loki"}, "targets": [{"expr": "{app=\\"shop_lost\\"} |= \\"x\\""}]}]}]}
            """;

    @Test
    void followsWhatDashboardsOfTheUserAskFor() {
        Consumer<SourceBuilder> shop = source -> {
            source.discoveredByHub(it -> {});
            source.scrapeJob("shop", job -> {
                job.targets("shop.example.com:80");
                job.metricRelabel(rules -> {
                    rules.drop("__name__", "shop_lost");
                    rules.labelDrop("team");
                });
            });
        };
        assertThat(dashboard("grafana_dashboard", hub -> {}, shop))
                .containsExactly(
                        "PF213 hub(hub) > manifest(ConfigMap/shop) `$team of shop.json` asks for `team` of"
                                + " `shop_orders_total`, which does not arrive from `shop`.",
                        "PF213 hub(hub) > manifest(ConfigMap/shop) `Lost of shop.json` asks for `shop_lost`, which does"
                                + " not arrive from `shop`.");
        assertThat(dashboard("other", hub -> {}, shop)).isEmpty();
        assertThat(dashboard("other", hub -> hub.value("grafana.sidecar.dashboards.label", "other"), shop))
                .hasSize(2);
        assertThat(dashboard("grafana_dashboard", hub -> {}, source -> {})).isEmpty();
    }

    private static List<String> dashboard(String label, Consumer<HubBuilder> further, Consumer<SourceBuilder> source) {
        Consumer<HubBuilder> hub = further.andThen(it -> it.manifest(
                "v1",
                "ConfigMap",
                "shop",
                object -> object.label(label, "1")
                        .fields(fields -> fields.object("data", data -> {
                            data.field("shop.json", DASHBOARD);
                            data.field("broken.json", "{");
                            data.field("read.me", "text");
                        }))));
        return found(hub, source).stream()
                .filter(finding -> finding.startsWith("PF213"))
                .toList();
    }

    @Test
    void knowsMetricsThatPrometheusNoLongerHas() {
        assertThat(ids(record("a:b", "rate(prometheus_remote_storage_sent_bytes_total[5m])")))
                .containsExactly("PF804");
        assertThat(ids(record("a:b", "rate(prometheus_remote_storage_bytes_total[5m])")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "absent(up{cluster=\"a\"})  |     | true",
                "absent(up{cluster=\"a\"})  | 30s | true",
                "absent(up{cluster=\"a\"})  | 1m  | false",
                "absent_over_time(up[5m]) |     | true",
                "up == 0                  |     | false",
            })
    void wantsPatienceOfAlertsOnAbsence(String expression, String pending, boolean fires) {
        List<String> ids = ids(hub -> {
            hub.value("prometheus.prometheusSpec.ruleQueryOffset", "1m");
            alert(hub, expression, fields -> {
                if (pending != null) {
                    fields.field("for", pending);
                }
            });
        });

        assertThat(ids.contains("PF806")).isEqualTo(fires);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum(up)                                          | true",
                "sum by (instance) (up)                           | true",
                "sum(up) by (instance)                            | true",
                "sum without (cluster) (up)                       | true",
                "up * on (instance) group_left (cluster) up       | true",
                "max(sum by (cluster) (up))                       | false",
                "sum by (cluster) (up)                            | false",
                "sum(rate(x[5m])) by (cluster, job)               | false",
                "sum without (instance) (up)                      | false",
                "sum(up{cluster=\"a\"})                           | false",
                "topk(3, up)                                      | false",
                "label_replace(up, \"sum(\", \"(\", \"\", \"\")   | false",
                "up # sum(up)                                     | false",
                "up > on (cluster, instance) up                   | false",
            })
    void keepsClustersApart(String expression, boolean fires) {
        assertThat(ids(record("a:b", expression))).isEqualTo(fires ? List.of("PF802") : List.of());
    }

    @Test
    void refusesWhatPrometheusDoesNotRead() {
        assertThat(found(record("a:b", "sum(up"), source -> {}))
                .containsExactly(
                        "PF810 hub(hub) > manifest(PrometheusRule/rule) Prometheus 3.14.0 refuses the expression of"
                                + " `a:b`: A `(` has no `)`.");
        assertThat(ids(record("a:b", "mad_over_time(up[5m])"))).containsExactly("PF810");
        assertThat(ids(hub -> {
                    hub.listValue(
                            "prometheus.prometheusSpec.enableFeatures",
                            features -> features.add("promql-experimental-functions"));
                    record("a:b", "mad_over_time(up[5m])").accept(hub);
                }))
                .isEmpty();
    }

    @Test
    void leavesTheLabelsOfClustersAlone() {
        assertThat(ids(labelled("cluster", "mine"))).containsExactly("PF807");
    }

    @Test
    void knowsTheExternalLabelsThatTemplatesAskFor() {
        assertThat(described("region is {{ $externalLabels.region }}")).containsExactly("PF808");
        assertThat(described("{{ index $externalLabels `region` }}")).containsExactly("PF808");
        assertThat(described("{{ if $.ExternalLabels.region }}a{{ end }}")).containsExactly("PF808");
        assertThat(described("{{ $externalLabels.cluster }}{{ .ExternalLabels.cluster }}"))
                .isEmpty();
        assertThat(described("{{ with $labels }}{{ .ExternalLabels.region }}{{ end }}"))
                .isEmpty();
        assertThat(ids(labelled("team", "{{ $externalLabels.region }}"))).isEmpty(); // no template: the rule records
    }

    @Test
    void refusesTemplatesThatPrometheusDoesNotRead() {
        assertThat(described("{{ $label.instance }}")).containsExactly("PF812");
        assertThat(described("{{ urlQueryEscape $labels.instance }}")).isEmpty();
    }

    @Test
    void knowsWhatIsLostOnTheWay() {
        Consumer<SourceBuilder> keepsUp = source -> source.remoteWrite(
                write -> write.writeRelabel(rules -> rules.keep("__name__", "up|node_.*|prometheus_remote_.*")));

        assertThat(found(record("shop:orders", "shop_orders_total + node_load1 + up"), keepsUp))
                .containsExactly(
                        "PF213 hub(hub) > manifest(PrometheusRule/rule) `shop:orders` asks for `shop_orders_total`,"
                                + " which does not arrive from `shop`.");
        assertThat(found(record("shop:orders", "shop_orders_total"), source -> {}))
                .isEmpty();
        assertThat(found(
                        record("shop:orders", "sum by (cluster, team) (orders)"),
                        source -> source.remoteWrite(write -> write.writeRelabel(rules -> rules.labelDrop("team")))))
                .containsExactly(
                        "PF213 hub(hub) > manifest(PrometheusRule/rule) `shop:orders` asks for `team` of `orders`,"
                                + " which does not arrive from `shop`.");
    }

    @Test
    void findsWhatIsRecordedTwice() {
        Consumer<SourceBuilder> records = source -> rule(source::manifest, "a:b", "up", fields -> {});

        assertThat(found(record("a:b", "up"), records))
                .containsExactly(
                        "PF408 source(shop) > manifest(PrometheusRule/rule) The hub records `a:b` too, for the same"
                                + " series as the source.");
        assertThat(found(
                        record("a:b", "up"),
                        records.andThen(source -> source.remoteWrite(
                                write -> write.writeRelabel(rules -> rules.drop("__name__", ".*:.*"))))))
                .isEmpty();
        assertThat(found(
                        hub -> {}, source -> source.lightweightPrometheus(prometheus -> prometheus.defaultRules(true))))
                .containsExactly(
                        "PF408 source(shop) > lightweightPrometheus The chart's rules record the same series in the"
                                + " source and on the hub.");
    }

    /** How hubs and sources take an object. */
    private interface Manifests {
        Object add(String apiVersion, String kind, String name, Consumer<io.promfleet.dsl.ManifestBuilder> block);
    }

    private static Consumer<HubBuilder> record(String name, String expression) {
        return hub -> rule(hub::manifest, name, expression, fields -> {});
    }

    private static Consumer<HubBuilder> labelled(String label, String value) {
        return hub -> rule(
                hub::manifest, "a:b", "up", fields -> fields.object("labels", labels -> labels.field(label, value)));
    }

    /** What is said about an alert with an annotation. */
    private static List<String> described(String text) {
        return ids(hub -> alert(hub, "up == 0", rule -> {
            rule.field("for", "5m");
            rule.object("annotations", annotations -> annotations.field("summary", text));
        }));
    }

    private static void alert(HubBuilder hub, String expression, Consumer<ObjectBuilder> more) {
        hub.manifest(
                GROUP,
                KIND,
                "rule",
                manifest -> manifest.fields(fields -> group(fields, rule -> {
                    rule.field("alert", "Alert");
                    rule.field("expr", expression);
                    more.accept(rule);
                })));
    }

    private static void rule(Manifests manifests, String name, String expression, Consumer<ObjectBuilder> more) {
        manifests.add(
                GROUP,
                KIND,
                "rule",
                manifest -> manifest.fields(fields -> group(fields, rule -> {
                    rule.field("record", name);
                    rule.field("expr", expression);
                    more.accept(rule);
                })));
    }

    private static void group(ObjectBuilder fields, Consumer<ObjectBuilder> rule) {
        fields.object(
                "spec",
                spec -> spec.list(
                        "groups",
                        groups -> groups.object(group -> {
                            group.field("name", "group");
                            group.list("rules", rules -> rules.object(rule));
                        })));
    }

    private static List<String> ids(Consumer<HubBuilder> hub) {
        return found(hub, source -> {}).stream()
                .map(text -> text.substring(0, "PF000".length()))
                .toList();
    }

    /** What is found of alerts that do not wait; an older chart is a finding of its own. */
    private static List<String> flapping(Consumer<HubBuilder> hub, Consumer<SourceBuilder> source) {
        return found(hub, source).stream()
                .filter(finding -> finding.startsWith("PF805"))
                .toList();
    }

    private static List<String> found(Consumer<HubBuilder> hub, Consumer<SourceBuilder> source) {
        Definition said = Definition.of(fleet -> fleet(fleet, hub, source));
        assertThat(said.findings()).isEmpty();
        Findings findings = new Findings();
        FleetChecks.run(said.fleet().orElseThrow(), findings);
        return findings.sorted().stream().map(RulesOfTheHubTest::shown).toList();
    }

    private static void fleet(FleetBuilder fleet, Consumer<HubBuilder> hub, Consumer<SourceBuilder> source) {
        fleet.hub("hub", block -> {
            block.receiver(receiver -> receiver.url("https://prometheus.example.com"));
            hub.accept(block);
        });
        fleet.source("shop", source);
    }

    private static String shown(Finding finding) {
        return finding.id() + " " + finding.path() + " " + finding.message();
    }
}
