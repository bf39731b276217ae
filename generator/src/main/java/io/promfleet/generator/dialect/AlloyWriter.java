package io.promfleet.generator.dialect;

import io.promfleet.generator.format.QuotedText;
import java.util.List;
import java.util.Map;

/** Writes Alloy's language, two blanks a level, the signs of neighbouring attributes below each other. */
public final class AlloyWriter {
    private static final String LEVEL = "  ";
    private static final int LAST_CONTROL = 0x1f;
    private static final int DELETE = 0x7f;
    private static final int LAST_OF_C1 = 0x9f;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final StringBuilder out = new StringBuilder();

    private AlloyWriter() {}

    /**
     * The text of a configuration.
     *
     * @param blocks its components in order
     * @return the text, ending with a line feed; empty for no blocks
     */
    public static String write(List<AlloyBlock> blocks) {
        AlloyWriter writer = new AlloyWriter();
        for (int i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                writer.out.append('\n');
            }
            writer.block(blocks.get(i), "");
        }
        return writer.out.toString();
    }

    /** A value on its own. */
    static String inline(AlloyValue value) {
        AlloyWriter writer = new AlloyWriter();
        writer.value(value, LEVEL);
        return writer.out.toString();
    }

    private void block(AlloyBlock block, String indent) {
        out.append(indent).append(block.name());
        if (block.label() != null) {
            out.append(" \"").append(block.label()).append('"');
        }
        if (block.attributes().isEmpty() && block.blocks().isEmpty()) {
            out.append(" { }\n");
            return;
        }
        out.append(" {\n");
        String inside = indent + LEVEL;
        fields(block.attributes(), inside, false);
        boolean first = block.attributes().isEmpty();
        for (AlloyBlock each : block.blocks()) {
            if (!first) {
                out.append('\n');
            }
            first = false;
            block(each, inside);
        }
        out.append(indent).append("}\n");
    }

    private void fields(List<Map.Entry<String, AlloyValue>> fields, String indent, boolean inObject) {
        int width = fields.stream()
                .mapToInt(field -> name(field.getKey(), inObject).length())
                .max()
                .orElse(0);
        for (Map.Entry<String, AlloyValue> field : fields) {
            String name = name(field.getKey(), inObject);
            out.append(indent)
                    .append(name)
                    .append(" ".repeat(width - name.length()))
                    .append(" = ");
            value(field.getValue(), indent);
            out.append(inObject ? ",\n" : "\n");
        }
    }

    /** In an object, any text is a name if it is quoted. */
    private static String name(String name, boolean inObject) {
        return inObject ? quoted(name) : name;
    }

    private void value(AlloyValue value, String indent) {
        if (value instanceof AlloyValue.Text text) {
            out.append(quoted(text.value()));
        } else if (value instanceof AlloyValue.Bare bare) {
            out.append(bare.value());
        } else if (value instanceof AlloyValue.Items list) {
            items(list, indent);
        } else if (value instanceof AlloyValue.Fields object) {
            if (object.fields().isEmpty()) {
                out.append("{}");
                return;
            }
            out.append("{\n");
            fields(object.fields(), indent + LEVEL, true);
            out.append(indent).append('}');
        }
    }

    private void items(AlloyValue.Items list, String indent) {
        boolean onLines = list.items().stream().anyMatch(AlloyValue.Fields.class::isInstance);
        String inside = indent + LEVEL;
        out.append(onLines ? "[\n" : "[");
        for (int i = 0; i < list.items().size(); i++) {
            if (onLines) {
                out.append(inside);
            } else if (i > 0) {
                out.append(", ");
            }
            value(list.items().get(i), onLines ? inside : indent);
            if (onLines) {
                out.append(",\n");
            }
        }
        out.append(onLines ? indent + "]" : "]");
    }

    private static String quoted(String text) {
        return QuotedText.of(text, AlloyWriter::isUnprintable);
    }

    private static boolean isUnprintable(int c) {
        return c <= LAST_CONTROL || (c >= DELETE && c <= LAST_OF_C1) || c == BYTE_ORDER_MARK;
    }
}
