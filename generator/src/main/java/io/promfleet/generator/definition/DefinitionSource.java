package io.promfleet.generator.definition;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints calls as a class, with the line breaks that palantir-java-format makes. Not thread-safe. */
final class DefinitionSource {
    private static final int WIDTH = 120;
    private static final int INDENT = 4;
    private static final int CONTINUED = 8;
    private static final Pattern PLAIN_NAME = Pattern.compile("[-A-Za-z0-9_./ ]{1,80}");

    private final String className;
    private final String file;
    private final Set<String> imports = new TreeSet<>();
    private final Set<String> staticImports = new TreeSet<>();
    private final List<String> parts = new ArrayList<>();

    DefinitionSource(String className, String file) {
        this.className = className;
        this.file = file;
    }

    String print(List<Call> calls) {
        imports.add(FleetBuilder.class.getName());
        imports.add(FleetDefinition.class.getName());
        StringBuilder body = new StringBuilder();
        statements(body, calls, "fleet", FleetBuilder.class, 2 * INDENT, List.of("fleet"));
        StringBuilder text = new StringBuilder();
        for (String each : staticImports) {
            text.append("import static ").append(each).append(";\n");
        }
        text.append(staticImports.isEmpty() ? "" : "\n");
        for (String each : imports) {
            text.append("import ").append(each).append(";\n");
        }
        String from = PLAIN_NAME.matcher(file).matches() ? "{@code " + file + "}" : "a file";
        text.append("\n/** What {@code promfleet convert} made of ")
                .append(from)
                .append(". */\n");
        text.append("public final class ").append(className).append(" implements FleetDefinition {\n");
        text.append("    @Override\n    public void define(FleetBuilder fleet) {\n");
        text.append(body).append("    }\n");
        parts.forEach(text::append);
        return text.append("}\n").toString();
    }

    private void statements(
            StringBuilder out, List<Call> calls, String receiver, Class<?> builder, int indent, List<String> scope) {
        List<List<Call>> runs = ClassRoom.runs(calls);
        if (runs.size() == 1) {
            for (Call call : calls) {
                statement(out, call, receiver, indent, scope);
            }
            return;
        }
        imports.add(builder.getName());
        for (List<Call> some : runs) {
            int place = parts.size();
            parts.add("");
            String name = "Part" + (place + 1);
            StringBuilder part = new StringBuilder();
            part.append("\n    private static final class ").append(name).append(" {\n");
            part.append("        static void say(")
                    .append(builder.getSimpleName())
                    .append(' ');
            part.append(receiver).append(") {\n");
            statements(part, some, receiver, builder, 3 * INDENT, List.of(receiver));
            parts.set(place, part.append("        }\n    }\n").toString());
            line(out, indent, name + ".say(" + receiver + ");");
        }
    }

    private void statement(StringBuilder out, Call call, String receiver, int indent, List<String> scope) {
        collectImports(call);
        String whole = oneLine(call, receiver, scope);
        if (whole != null && indent + whole.length() + 1 <= WIDTH) {
            line(out, indent, whole + ";");
            return;
        }
        String head = receiver + "." + call.method() + "(";
        Block block = block(call);
        if (block == null) {
            broken(out, head, call.arguments(), indent, ");");
            return;
        }
        String parameter = parameter(block, scope);
        List<String> inner = new ArrayList<>(scope);
        inner.add(parameter);
        String before = literals(call.arguments());
        String opening = before + (before.isEmpty() ? "" : ", ") + parameter + " -> {";
        int deeper = indent;
        if (indent + head.length() + opening.length() <= WIDTH) {
            line(out, indent, head + opening);
        } else {
            deeper += CONTINUED;
            line(out, indent, head);
            line(out, deeper, opening);
        }
        statements(out, block.calls(), parameter, block.builder(), deeper + INDENT, inner);
        line(out, deeper, "});");
    }

    /** A call whose arguments have lines of their own. */
    private static void broken(StringBuilder out, String head, List<Argument> arguments, int indent, String end) {
        line(out, indent, head);
        String together = literals(arguments);
        if (indent + CONTINUED + together.length() + end.length() <= WIDTH) {
            line(out, indent + CONTINUED, together + end);
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            String after = i == arguments.size() - 1 ? end : ",";
            line(out, indent + CONTINUED, ((Literal) arguments.get(i)).source() + after);
        }
    }

    /** The call on one line, without the semicolon; null where a block of it needs more. */
    private @Nullable String oneLine(Call call, String receiver, List<String> scope) {
        StringBuilder line =
                new StringBuilder(receiver).append('.').append(call.method()).append('(');
        line.append(literals(call.arguments()));
        Block block = block(call);
        if (block != null) {
            String parameter = parameter(block, scope);
            line.append(call.arguments().size() > 1 ? ", " : "")
                    .append(parameter)
                    .append(" -> ");
            if (block.calls().isEmpty()) {
                line.append("{}");
            } else if (block.calls().size() == 1) {
                List<String> inner = new ArrayList<>(scope);
                inner.add(parameter);
                String only = oneLine(block.calls().get(0), parameter, inner);
                if (only == null) {
                    return null;
                }
                line.append(only);
            } else {
                return null;
            }
        }
        return line.append(')').toString();
    }

    private static @Nullable Block block(Call call) {
        List<Argument> arguments = call.arguments();
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof Block block ? block : null;
    }

    private static String literals(List<Argument> arguments) {
        List<String> sources = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument instanceof Literal literal) {
                sources.add(literal.source());
            }
        }
        return String.join(", ", sources);
    }

    /** A name that no block around has, for Java does not take it twice. */
    private static String parameter(Block block, List<String> scope) {
        String name = block.parameter();
        for (int i = 2; scope.contains(name); i++) {
            name = block.parameter() + i;
        }
        return name;
    }

    private void collectImports(Call call) {
        for (Argument argument : call.arguments()) {
            if (argument instanceof Literal literal) {
                for (String each : literal.imports()) {
                    if (each.startsWith("static ")) {
                        staticImports.add(each.substring("static ".length()));
                    } else {
                        imports.add(each);
                    }
                }
            } else if (argument instanceof Block block) {
                block.calls().forEach(this::collectImports);
            }
        }
    }

    private static void line(StringBuilder out, int indent, String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }
}
