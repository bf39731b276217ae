package io.promfleet.generator.render;

/** Texts in the cells of a table of Markdown. */
final class Markdown {
    private Markdown() {}

    /**
     * A text as code. Between back quotes a backslash stands for itself, but for the one in front of a bar, which a table takes away.
     *
     * @param text any text
     * @return what shows it, in one line
     */
    static String code(String text) {
        String line = oneLine(text);
        if (line.isEmpty() || line.indexOf('`') >= 0 || line.contains("\\|") || line.isBlank()) {
            return "<code>"
                    + line.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace("|", "&#124;")
                            .replace("`", "&#96;")
                            .replace("\\", "&#92;")
                            .replace("*", "&#42;")
                            .replace("_", "&#95;")
                    + "</code>";
        }
        return "`" + line.replace("|", "\\|") + "`";
    }

    /**
     * A text that is no code.
     *
     * @param text any text
     * @return what cannot end its cell
     */
    static String plain(String text) {
        return oneLine(text).replace("\\", "\\\\").replace("|", "\\|");
    }

    private static String oneLine(String text) {
        return text.replace("\n", " ").replace("\r", " ");
    }
}
