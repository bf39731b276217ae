package io.promfleet.generator.closure;

import io.promfleet.model.HashMod;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.relabel.Relabelling;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules, each ready to be applied by itself, and prepared once. */
final class CompiledRules {
    private final PrometheusVersion version;
    private final IdentityHashMap<RelabelRule, Optional<Relabelling>> known = new IdentityHashMap<>();

    CompiledRules(PrometheusVersion version) {
        this.version = version;
    }

    /** What applies the rule; null for one that Prometheus refuses, which is reported elsewhere. */
    @Nullable
    Relabelling of(RelabelRule rule) {
        return known.computeIfAbsent(rule, this::compiled).orElse(null);
    }

    private Optional<Relabelling> compiled(RelabelRule rule) {
        if (rule instanceof HashMod hashMod && hashMod.modulus() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Relabelling.of(new RelabelRules(List.of(rule)), version));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
