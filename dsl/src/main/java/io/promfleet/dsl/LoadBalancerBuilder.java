package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ExposureWay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A load balancer of its own for the hub's receiver, with a gate behind it that speaks TLS and checks who writes. */
public final class LoadBalancerBuilder extends CertifiedExposureBuilder<LoadBalancerBuilder> {
    private final Set<String> sourceRanges = new LinkedHashSet<>();

    LoadBalancerBuilder(Declaration parent, Location declaredAt) {
        super(parent, "loadBalancer", declaredAt);
    }

    /**
     * Addresses from which it may be reached; {@code spec.loadBalancerSourceRanges} of the Service. At least one must be said.
     *
     * @param cidr a range of addresses such as {@code 203.0.113.0/24}; {@code 0.0.0.0/0} for all
     * @return this
     */
    public LoadBalancerBuilder sourceRange(String cidr) {
        saying();
        if (!Cidr.isRange(cidr)) {
            illegal(
                    "sourceRange",
                    cidr,
                    "is no range of addresses",
                    "Write it as in `203.0.113.0/24` or `2001:db8::/48`.");
        } else if (!sourceRanges.add(cidr)) {
            mistake(DefinitionRule.SAID_TWICE, "The range `" + cidr + "` was said before.", "Say it once.");
        }
        return this;
    }

    @Override
    ExposureWay way() {
        return new ExposureWay.LoadBalancer(List.copyOf(sourceRanges));
    }

    /** Whether a range was said, if only a wrong one. */
    boolean isBounded() {
        return !sourceRanges.isEmpty();
    }
}
