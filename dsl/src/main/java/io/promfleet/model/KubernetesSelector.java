package io.promfleet.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Restricts discovery on the server's side; {@code selectors} of {@code kubernetes_sd_configs}.
 *
 * @param role which objects it restricts
 * @param label a label selector as {@code kubectl -l} takes it
 * @param field a field selector as {@code kubectl --field-selector} takes it
 */
public record KubernetesSelector(KubernetesRole role, Optional<String> label, Optional<String> field) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubernetesSelector selector
                && role == selector.role
                && label.equals(selector.label)
                && field.equals(selector.field);
    }

    @Override
    public int hashCode() {
        return (label.hashCode() * 31 + field.hashCode()) * 31 + role.name().hashCode();
    }
}
