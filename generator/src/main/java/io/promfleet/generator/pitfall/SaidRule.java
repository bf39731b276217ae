package io.promfleet.generator.pitfall;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A recording or alerting rule as somebody wrote it.
 *
 * @param alert whether it is an alert
 * @param name the alert's name, or that of the recorded series
 * @param expression what is asked for
 * @param interval how often the group is evaluated; {@code interval}
 * @param queryOffset whether the group asks for a time in the past; {@code query_offset}
 * @param pending how long it must be so; {@code for}
 * @param labels the labels that it sets
 * @param annotations the annotations that it sets
 * @param path the model path
 * @param declaredAt where it was said
 * @param expressionAt where its expression was said
 */
public record SaidRule(
        boolean alert,
        String name,
        String expression,
        Optional<Duration> interval,
        boolean queryOffset,
        Optional<Duration> pending,
        List<SaidText> labels,
        List<SaidText> annotations,
        String path,
        Location declaredAt,
        Location expressionAt) {}
