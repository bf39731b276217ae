package io.promfleet.relabel;

import java.util.List;

/** The value that a rule looks at: those of its source labels, joined. */
final class Source {
    private final String[] labels;
    private final String separator;

    Source(List<String> labels, String separator) {
        this.labels = labels.toArray(String[]::new);
        this.separator = separator;
    }

    /** The value; one that had to be joined is only valid until the next one is asked for. */
    CharSequence of(LabelBuffer buffer) {
        if (labels.length == 0) {
            return "";
        }
        if (labels.length == 1) {
            return buffer.get(labels[0]);
        }
        StringBuilder joined = Scratch.ofThread().text();
        for (int i = 0; i < labels.length; i++) {
            if (i > 0) {
                joined.append(separator);
            }
            joined.append(buffer.get(labels[i]));
        }
        return joined;
    }
}
