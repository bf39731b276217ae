package io.promfleet.generator.verdict;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.SizeText;
import io.promfleet.model.HeaderName;
import io.promfleet.model.NameValidation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules on what is at the top beside jobs and remote storage: files, storage, tracing, OTLP, and what an agent has
 * not.
 *
 * <p>Source: {@code config.Config}, {@code TSDBRetentionConfig}, {@code TracingConfig}, {@code OTLPConfig} and
 * {@code config.LoadFile}.
 */
final class TopLevelRules {
    private static final List<String> UTF8_STRATEGIES = List.of("NoUTF8EscapingWithSuffixes", "NoTranslation");

    private final Judgement judgement;

    TopLevelRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check(Section root, NameValidation scheme) {
        tracing(root.section("tracing"));
        otlp(root.section("otlp"), scheme);
        Section storage = root.section("storage");
        Section tsdb = storage == null ? null : storage.section("tsdb");
        retention(tsdb == null ? null : tsdb.section("retention"));
        if (judgement.isAgent()) {
            agent(root);
        }
    }

    private void tracing(@Nullable Section tracing) {
        if (tracing == null) {
            return;
        }
        for (Section.Text header : tracing.keysOf("headers")) {
            if (HeaderName.isReservedForRemote(header.text())) {
                judgement.error(
                        ConfigRule.HEADERS_RESERVED_TRACING,
                        header,
                        "Prometheus sets the header `" + header.text() + "` itself.",
                        "Remove it.");
            }
        }
        Section tls = tracing.section("tls_config");
        if (tls != null) {
            new HttpClientRules(judgement).checkTlsConfig(tls, judgement.is(Span.since("2.45.0")));
        }
    }

    private void otlp(@Nullable Section otlp, NameValidation scheme) {
        if (otlp == null) {
            return;
        }
        boolean all = otlp.flag("promote_all_resource_attributes");
        String promoted = "promote_resource_attributes";
        String ignored = "ignore_resource_attributes";
        if (all && !otlp.texts(promoted).isEmpty()) {
            judgement.error(
                    ConfigRule.OTLP_PROMOTE,
                    otlp,
                    promoted,
                    "`" + promoted + "` and `promote_all_resource_attributes` exclude each other.",
                    "Keep one of them.");
        }
        if (!all && !otlp.texts(ignored).isEmpty()) {
            judgement.error(
                    ConfigRule.OTLP_PROMOTE,
                    otlp,
                    ignored,
                    "`" + ignored + "` needs `promote_all_resource_attributes` beside it.",
                    "Set `promote_all_resource_attributes` to `true`, or remove `" + ignored + "`.");
        }
        attributes(otlp, all ? ignored : promoted);
        String strategy = otlp.text("translation_strategy");
        if (UTF8_STRATEGIES.contains(strategy) && scheme == NameValidation.LEGACY) {
            judgement.error(
                    ConfigRule.OTLP_STRATEGY_UTF8,
                    otlp,
                    "translation_strategy",
                    "`" + strategy + "` makes names in UTF-8, and `global` allows legacy names only.",
                    "Use a strategy with `UnderscoreEscaping`, or set `metric_name_validation_scheme` to `utf8`.");
        }
    }

    private void attributes(Section otlp, String key) {
        Set<String> seen = new HashSet<>();
        for (Section.Text attribute : otlp.texts(key)) {
            String name = Words.trimmed(attribute.text());
            if (name.isEmpty()) {
                judgement.error(
                        ConfigRule.OTLP_PROMOTE,
                        attribute,
                        "The name of an attribute must not be empty.",
                        "Remove it.");
            } else if (!seen.add(name)) {
                judgement.error(
                        ConfigRule.OTLP_PROMOTE,
                        attribute,
                        "The attribute " + Quoted.of(name) + " stands twice in its list.",
                        "Keep one of both.");
            }
        }
    }

    private void retention(@Nullable Section retention) {
        if (retention == null) {
            return;
        }
        long size = 0;
        try {
            size = retention.has("size") ? SizeText.bytes(retention.text("size")) : 0;
        } catch (Malformed e) {
            // That is a finding of its own.
        }
        if (size < 0) {
            judgement.error(
                    ConfigRule.TSDB_RETENTION_RANGE,
                    retention,
                    "size",
                    "`" + retention.pathOf("size") + "` must not be negative.",
                    "Set a size below `8EiB`, or leave it out for no limit.");
        }
        double percentage = retention.decimal("percentage", 0);
        if (percentage < 0 || percentage > 100) {
            judgement.error(
                    ConfigRule.TSDB_RETENTION_RANGE,
                    retention,
                    "percentage",
                    "`" + retention.pathOf("percentage") + "` must be within 0 and 100.",
                    "Set how much of the disk the data may take.");
        }
        if (percentage > 0 && size > 0) {
            judgement.warning(
                    ConfigRule.TSDB_RETENTION_SIZE_IGNORED,
                    retention,
                    "size",
                    "`size` is ignored, because `percentage` is set.",
                    "Remove one of them.");
        }
    }

    private void agent(Section root) {
        Section alerting = root.section("alerting");
        if (alerting != null) {
            for (String key : List.of("alertmanagers", "alert_relabel_configs")) {
                if (!alerting.sections(key).isEmpty()) {
                    notForAgents(alerting, key);
                }
            }
        }
        if (!root.texts("rule_files").isEmpty()) {
            notForAgents(root, "rule_files");
        }
        if (!root.sections("remote_read").isEmpty()) {
            notForAgents(root, "remote_read");
        }
    }

    private void notForAgents(Section section, String key) {
        judgement.error(
                ConfigRule.AGENT_FORBIDDEN,
                section,
                key,
                "An agent has no `" + section.pathOf(key) + "`.",
                "Remove it; rules and alerts belong to the server that the agent sends to.");
    }
}
