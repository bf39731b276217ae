package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Label;
import io.promfleet.model.SilenceAlerts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts of the hub on clusters and jobs from which nothing arrives. */
public final class SilenceAlertsBuilder extends Declaration {
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, Label> mayBeEmpty = new LinkedHashMap<>();
    private @Nullable Duration quietAfter;
    private @Nullable Duration absentAfter;

    SilenceAlertsBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "silenceAlerts", null, declaredAt);
    }

    /**
     * How long nothing may arrive from a cluster before {@code ClusterQuiet} fires.
     *
     * @param time above zero, five minutes unless said; shorter than a restart of a source takes means false alarms
     * @return this
     */
    public SilenceAlertsBuilder quietAfter(Duration time) {
        quietAfter = once(quietAfter, positive(time, "quietAfter"), "quietAfter");
        return this;
    }

    /**
     * How long a declared job may have no target before {@code JobAbsent} fires.
     *
     * @param time above zero, fifteen minutes unless said
     * @return this
     */
    public SilenceAlertsBuilder absentAfter(Duration time) {
        absentAfter = once(absentAfter, positive(time, "absentAfter"), "absentAfter");
        return this;
    }

    /**
     * A job that may have no target at all, such as one for pods with an annotation that nobody has to set. Its absence is no alert.
     *
     * @param job the name of the job, in whichever cluster
     * @return this
     */
    public SilenceAlertsBuilder mayBeEmpty(String job) {
        saying();
        Label said = new Label(notBlank(job, "mayBeEmpty"), "", recorder().here());
        if (mayBeEmpty.putIfAbsent(job, said) != null) {
            mistake(DefinitionRule.SAID_TWICE, "The job `" + job + "` was said before.", "Say it once.");
        }
        return this;
    }

    /**
     * A label of all these alerts, by which Alertmanager finds a receiver.
     *
     * @param name the label; {@code severity} replaces the one that each alert has
     * @param value its value
     * @return this
     */
    public SilenceAlertsBuilder label(String name, String value) {
        Labels.addToSeries(this, labels, name, value);
        return this;
    }

    SilenceAlerts build() {
        return SilenceAlerts.builder()
                .quietAfter(quietAfter == null ? Duration.ofMinutes(5) : quietAfter)
                .absentAfter(absentAfter == null ? Duration.ofMinutes(15) : absentAfter)
                .addAllMayBeEmpty(mayBeEmpty.values())
                .addAllLabels(labels.values())
                .declaredAt(declaredAt())
                .build();
    }
}
