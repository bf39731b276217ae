package io.promfleet.generator.definition;

import io.promfleet.dsl.KubernetesDiscoveryBuilder;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.StaticTargetsBuilder;
import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Discovery;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.Label;
import io.promfleet.model.Parameter;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.StaticTargets;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls for scrape jobs and where their targets come from. */
final class JobCalls {
    private static final String ATTACHED = "attach_metadata";

    private JobCalls() {}

    static void say(CallList calls, ScrapeJob job) {
        calls.say(
                "job_name",
                job.declaredAt(),
                "scrapeJob",
                List.of(Literal.of(job.name())),
                ScrapeJobBuilder.class,
                "job",
                block -> inside(block, job));
    }

    /** A block of rules, if there are any. */
    static void rules(CallList calls, String key, String method, RelabelRules rules, Location place) {
        if (!rules.isEmpty()) {
            calls.say(key, place, method, List.of(), RelabelBuilder.class, "rules", block -> {
                for (RelabelRule rule : rules.rules()) {
                    RelabelCalls.say(block, rule);
                }
            });
        }
    }

    private static void inside(CallList calls, ScrapeJob job) {
        Location place = job.declaredAt();
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            discovery(calls, discovery);
        }
        job.scrapeInterval().ifPresent(time -> calls.say("scrape_interval", place, "scrapeInterval", Literal.of(time)));
        job.scrapeTimeout().ifPresent(time -> calls.say("scrape_timeout", place, "scrapeTimeout", Literal.of(time)));
        job.metricsPath().ifPresent(path -> calls.say("metrics_path", place, "metricsPath", Literal.of(path)));
        job.scheme().ifPresent(scheme -> calls.say("scheme", place, "scheme", Literal.of(scheme)));
        for (Parameter param : job.params()) {
            List<Argument> arguments = new ArrayList<>();
            arguments.add(Literal.of(param.name()));
            param.values().forEach(value -> arguments.add(Literal.of(value)));
            calls.say("params", param.declaredAt(), "param", arguments.toArray(Argument[]::new));
        }
        flag(calls, "honor_labels", job.honorLabels(), place);
        flag(calls, "honor_timestamps", job.honorTimestamps(), place);
        number(calls, "sample_limit", job.sampleLimit(), place);
        number(calls, "target_limit", job.targetLimit(), place);
        number(calls, "label_limit", job.labelLimit(), place);
        Optional<ByteSize> size = job.bodySizeLimit();
        size.ifPresent(bytes -> calls.say("body_size_limit", place, "bodySizeLimit", Literal.of(bytes)));
        SettingCalls.say(calls, job.settings());
        HttpCalls.say(calls, job.http());
        rules(calls, "relabel_configs", "relabel", job.relabels(), place);
        rules(calls, "metric_relabel_configs", "metricRelabel", job.metricRelabels(), place);
    }

    static void flag(CallList calls, String key, Optional<Boolean> choice, Location place) {
        choice.ifPresent(said -> calls.say(key, place, SettingCalls.method(key), Literal.of(said)));
    }

    static void number(CallList calls, String key, Optional<Long> number, Location place) {
        number.ifPresent(said -> calls.say(key, place, SettingCalls.method(key), Literal.of(said)));
    }

    private static void discovery(CallList calls, ServiceDiscovery discovery) {
        if (discovery instanceof KubernetesDiscovery kubernetes) {
            kubernetes(calls, kubernetes);
        } else if (discovery instanceof StaticTargets targets) {
            targets(calls, targets);
        } else {
            Discovery other = (Discovery) discovery;
            Class<?> builder = builder(calls, other.kind());
            if (builder == null) {
                calls.refusals().noCall(other.kind() + "_sd_configs", other.declaredAt());
                return;
            }
            calls.say(
                    other.kind() + "_sd_configs",
                    other.declaredAt(),
                    other.kind(),
                    List.of(),
                    builder,
                    other.kind(),
                    block -> {
                        SettingCalls.say(block, other.settings());
                        HttpCalls.say(block, other.http());
                    });
        }
    }

    /** The builder that a discovery's block is given. */
    private static @Nullable Class<?> builder(CallList calls, String kind) {
        for (Method method : calls.methods().named(calls.builder(), kind)) {
            if (method.getParameterCount() == 1
                    && method.getGenericParameterTypes()[0] instanceof ParameterizedType block
                    && block.getActualTypeArguments()[0] instanceof Class<?> builder) {
                return builder;
            }
        }
        return null;
    }

    private static void targets(CallList calls, StaticTargets targets) {
        Location place = targets.declaredAt();
        if (targets.labels().isEmpty() && targets.targets().size() <= Literal.LONGEST_LIST) {
            Argument[] addresses = targets.targets().stream().map(Literal::of).toArray(Argument[]::new);
            calls.say("static_configs", place, "targets", addresses);
            return;
        }
        calls.say(
                "static_configs",
                place,
                "targets",
                List.of(Literal.of(targets.targets())),
                StaticTargetsBuilder.class,
                "targets",
                block -> {
                    for (Label label : targets.labels()) {
                        block.say(
                                "labels",
                                label.declaredAt(),
                                "label",
                                Literal.of(label.name()),
                                Literal.of(label.value()));
                    }
                });
    }

    private static void kubernetes(CallList calls, KubernetesDiscovery discovery) {
        Location place = discovery.declaredAt();
        CallList inside = new CallList(KubernetesDiscoveryBuilder.class, calls.methods(), calls.refusals());
        insideKubernetes(inside, discovery);
        Literal role = Literal.of(discovery.role());
        if (inside.calls().isEmpty()) {
            calls.say("kubernetes_sd_configs", place, "kubernetes", role);
        } else {
            Block block = new Block(KubernetesDiscoveryBuilder.class, plural(discovery), inside.calls());
            calls.say("kubernetes_sd_configs", place, "kubernetes", role, block);
        }
    }

    private static String plural(KubernetesDiscovery discovery) {
        String role = discovery.role().name().toLowerCase(Locale.ROOT);
        return switch (discovery.role()) {
            case ENDPOINTS -> role;
            case INGRESS -> role + "es";
            default -> role + "s";
        };
    }

    private static void insideKubernetes(CallList calls, KubernetesDiscovery discovery) {
        Location place = discovery.declaredAt();
        if (!discovery.namespaces().isEmpty()) {
            Argument[] names = discovery.namespaces().stream().map(Literal::of).toArray(Argument[]::new);
            calls.say("namespaces", place, "namespaces", names);
        }
        if (discovery.ownNamespace().orElse(false)) {
            calls.say("own_namespace", place, "ownNamespace");
        } else if (discovery.ownNamespace().isPresent()) {
            calls.refusals().noEffect("own_namespace", place);
        }
        for (KubernetesSelector selector : discovery.selectors()) {
            Literal role = Literal.of(selector.role());
            if (selector.label().orElse("").isEmpty()
                    && selector.field().orElse("").isEmpty()) {
                calls.refusals().noEffect("selectors", place);
            }
            selector.label()
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> calls.say("label", place, "labelSelector", role, Literal.of(text)));
            selector.field()
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> calls.say("field", place, "fieldSelector", role, Literal.of(text)));
        }
        for (Setting setting : discovery.settings().all()) {
            if (setting.key().equals(ATTACHED) && setting.value() instanceof Settings attached) {
                for (Setting each : attached.all()) {
                    String method = SettingCalls.method("attach_" + each.key() + "_metadata");
                    SettingCalls.say(calls, method, each);
                }
            } else {
                SettingCalls.say(calls, new Settings(List.of(setting)));
            }
        }
        flag(calls, "attach_node_metadata", discovery.attachNodeMetadata(), place);
        HttpCalls.say(calls, discovery.http());
    }
}
