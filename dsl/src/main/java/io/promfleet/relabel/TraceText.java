package io.promfleet.relabel;

import io.promfleet.relabel.RelabelTrace.Change;
import io.promfleet.relabel.RelabelTrace.Step;

/** A trace in words. */
final class TraceText {
    private final StringBuilder out = new StringBuilder();

    TraceText(RelabelTrace trace) {
        out.append(trace.before()).append('\n');
        for (Step step : trace.steps()) {
            write(step);
        }
        out.append(trace.after().map(labels -> "=> " + labels).orElse("=> dropped"));
    }

    private void write(Step step) {
        out.append(String.format("%3d. ", step.number()))
                .append(RuleText.of(step.rule()))
                .append('\n');
        out.append("     ");
        step.source().ifPresent(source -> out.append(Quoted.text(source)).append(' '));
        out.append(step.matched() ? "matches" : "does not match");
        for (int group = 1; group < step.groups().size(); group++) {
            out.append(" $")
                    .append(group)
                    .append('=')
                    .append(Quoted.text(step.groups().get(group)));
        }
        out.append(": ");
        if (step.drops()) {
            out.append("dropped");
        } else if (step.changes().isEmpty()) {
            out.append("nothing changes");
        } else {
            for (int i = 0; i < step.changes().size(); i++) {
                out.append(i == 0 ? "" : ", ");
                write(step.changes().get(i));
            }
        }
        out.append('\n');
    }

    private void write(Change change) {
        if (change.after().isEmpty()) {
            out.append(Quoted.name(change.label())).append(" is removed");
        } else {
            out.append(Quoted.name(change.label())).append('=').append(Quoted.text(change.after()));
            if (!change.before().isEmpty()) {
                out.append(" (was ").append(Quoted.text(change.before())).append(')');
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
