package io.promfleet.relabel;

import io.promfleet.model.NameValidation;

/** Text in double quotes on one line. */
final class Quoted {
    private Quoted() {}

    /** The name of a label as Prometheus shows it: in quotes only where it needs them. */
    static String name(String name) {
        return NameValidation.LEGACY.isLabelName(name) ? name : text(name);
    }

    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
