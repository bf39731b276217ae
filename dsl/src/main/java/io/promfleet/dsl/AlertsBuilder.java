package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.Label;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of the hub about its fleet. A rule of PromQL sees only what is there; what there should be, the fleet knows. */
public final class AlertsBuilder extends Declaration {
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, Label> mayBeEmpty = new LinkedHashMap<>();
    private @Nullable Duration quietAfter;
    private @Nullable Duration absentAfter;
    private @Nullable Duration troubleAfter;

    AlertsBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "alerts", null, declaredAt);
    }

    /**
     * How long nothing may arrive from a cluster before {@code ClusterQuiet} fires.
     *
     * @param time above zero, five minutes unless said; shorter than a restart of a source takes means false alarms
     * @return this
     */
    public AlertsBuilder quietAfter(Duration time) {
        quietAfter = once(quietAfter, positive(time, "quietAfter"), "quietAfter");
        return this;
    }

    /**
     * How long a declared job may have no target before {@code JobAbsent} fires.
     *
     * @param time above zero, fifteen minutes unless said
     * @return this
     */
    public AlertsBuilder absentAfter(Duration time) {
        absentAfter = once(absentAfter, positive(time, "absentAfter"), "absentAfter");
        return this;
    }

    /**
     * How long a source may have trouble with sending, or the hub with receiving, before an alert on it fires. What is lost is told in a
     * third of that time.
     *
     * @param time above zero, fifteen minutes unless said
     * @return this
     */
    public AlertsBuilder troubleAfter(Duration time) {
        troubleAfter = once(troubleAfter, positive(time, "troubleAfter"), "troubleAfter");
        return this;
    }

    /**
     * A job that may have no target at all, such as one for pods with an annotation that nobody has to set. Its absence is no alert.
     *
     * @param job the name of the job, in whichever cluster
     * @return this
     */
    public AlertsBuilder mayBeEmpty(String job) {
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
    public AlertsBuilder label(String name, String value) {
        Labels.addToSeries(this, labels, name, value);
        return this;
    }

    HubAlerts build() {
        return HubAlerts.builder()
                .quietAfter(quietAfter == null ? Duration.ofMinutes(5) : quietAfter)
                .absentAfter(absentAfter == null ? Duration.ofMinutes(15) : absentAfter)
                .troubleAfter(troubleAfter == null ? Duration.ofMinutes(15) : troubleAfter)
                .addAllMayBeEmpty(mayBeEmpty.values())
                .addAllLabels(labels.values())
                .declaredAt(declaredAt())
                .build();
    }
}
