package io.promfleet.model;

import io.promfleet.finding.Location;
import org.immutables.value.Value;

/**
 * A rule that keeps, drops or rewrites labels; an entry of {@code relabel_configs}, {@code metric_relabel_configs} or
 * {@code write_relabel_configs}. One type an action, so that what an action does not know cannot be said.
 */
public sealed interface RelabelRule
        permits Keep,
                Drop,
                Replace,
                KeepEqual,
                DropEqual,
                HashMod,
                LabelMap,
                LabelDrop,
                LabelKeep,
                Lowercase,
                Uppercase {

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();
}
