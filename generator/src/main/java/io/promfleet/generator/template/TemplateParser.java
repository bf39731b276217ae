package io.promfleet.generator.template;

import io.promfleet.finding.Quoted;
import io.promfleet.generator.template.TemplateToken.Kind;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one template. Parts that wait for their end are in a list and not in calls of Java, so that no nesting is too deep. */
final class TemplateParser {
    // Built with Go 1.23, whose templates have it.
    private static final PrometheusVersion ELSE_WITH = PrometheusVersion.of(2, 55);
    private static final List<String> OF_ALERTS = List.of("$", "$labels", "$externalLabels", "$externalURL", "$value");
    private static final List<String> OF_DEFINITIONS = List.of("$");

    private final TokenStream tokens;
    private final PrometheusVersion version;
    private final String name;
    private final Deque<OpenBlock> open = new ArrayDeque<>();
    /** Those of them that are templates of their own, so that no action has to look at all that is open. */
    private final Deque<OpenBlock> definitions = new ArrayDeque<>();
    /** How many of them may change what a dot means. */
    private int changingDot;

    private final Map<String, Boolean> defined = new HashMap<>();
    private final PipelineReader pipelines;
    private int ranges;

    /**
     * A parser of one template.
     *
     * @param name what the template is called itself
     */
    TemplateParser(List<TemplateToken> tokens, PrometheusVersion version, String name) {
        this.tokens = new TokenStream(tokens);
        this.version = version;
        this.name = name;
        this.pipelines = new PipelineReader(this.tokens, new TemplateFunctions(version), new Variables(OF_ALERTS));
    }

    /** The external labels that it asks for. */
    List<LabelReference> parse() throws TemplateException {
        while (true) {
            TemplateToken token = tokens.next();
            switch (token.kind()) {
                case TEXT -> {
                    if (!isBlank(token.text())) {
                        fill();
                    }
                }
                case LEFT_DELIMITER -> action(token);
                case END -> {
                    checkEnd();
                    return pipelines.references();
                }
                default -> throw TokenStream.unexpected(token, "a template");
            }
        }
    }

    private void checkEnd() throws TemplateException {
        OpenBlock block = open.peek();
        if (block != null) {
            throw new TemplateException(
                    block.at(), "This `" + block.keyword() + "` has no `end`.", "Write `{{ end }}` where it ends.");
        }
    }

    private void action(TemplateToken left) throws TemplateException {
        TemplateToken token = tokens.peekBehindSpace();
        if (token.kind() != Kind.KEYWORD) {
            fill();
            pipeline("action");
            return;
        }
        tokens.next();
        switch (token.text()) {
            case "define" -> define(left, token);
            case "block" -> block(left);
            case "if", "range", "with" -> control(left, token.text());
            case "else" -> otherwise(token);
            case "end" -> end(token);
            case "template" -> template();
            default -> leave(token);
        }
    }

    private void pipeline(String context) throws TemplateException {
        pipelines.read(context, changingDot == 0);
    }

    private void define(TemplateToken left, TemplateToken keyword) throws TemplateException {
        if (!open.isEmpty()) {
            throw new TemplateException(
                    keyword.at(),
                    "A `define` stands inside of `" + open.element().keyword() + "`.",
                    "Move it in front of everything else.");
        }
        String defines = name(tokens.nextBehindSpace(), "a `define`");
        tokens.take(Kind.RIGHT_DELIMITER, "a `define`");
        enterDefinition("define", left, defines);
    }

    private void block(TemplateToken left) throws TemplateException {
        String defines = name(tokens.nextBehindSpace(), "a `block`");
        pipeline("block");
        fill();
        enterDefinition("block", left, defines);
    }

    private void enterDefinition(String keyword, TemplateToken left, String defines) {
        Variables around = pipelines.variables();
        push(new OpenBlock(keyword, left.at(), defines, around, around.size(), ranges));
        pipelines.use(new Variables(OF_DEFINITIONS));
        ranges = 0;
    }

    private void template() throws TemplateException {
        fill();
        name(tokens.nextBehindSpace(), "a `template`");
        if (tokens.peekBehindSpace().kind() == Kind.RIGHT_DELIMITER) {
            tokens.next();
        } else {
            pipeline("template");
        }
    }

    private static String name(TemplateToken token, String context) throws TemplateException {
        if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
            throw TokenStream.unexpected(token, context);
        }
        return TemplateLiteral.read(token).orElseThrow();
    }

    private void control(TemplateToken left, String keyword) throws TemplateException {
        fill();
        Variables variables = pipelines.variables();
        int before = variables.size();
        pipeline(keyword);
        push(new OpenBlock(keyword, left.at(), "", variables, before, ranges));
        ranges += keyword.equals("range") ? 1 : 0;
    }

    private void otherwise(TemplateToken keyword) throws TemplateException {
        OpenBlock block = open.peek();
        if (block == null || block.isDefinition() || block.isOtherwise()) {
            throw new TemplateException(
                    keyword.at(),
                    block != null && block.isOtherwise()
                            ? "This `" + block.keyword() + "` has an `else` already."
                            : "This `else` belongs to no `if`, `range` or `with`.",
                    "Remove it.");
        }
        ranges = block.rangesBefore();
        TemplateToken next = tokens.peekBehindSpace();
        boolean again =
                next.is(block.keyword()) && (next.is("if") || (next.is("with") && version.isAtLeast(ELSE_WITH)));
        if (again) {
            tokens.next();
            pipeline(block.keyword());
        } else {
            tokens.take(Kind.RIGHT_DELIMITER, "an `else` of `" + block.keyword() + "`");
            block.otherwise(true);
        }
    }

    private void end(TemplateToken keyword) throws TemplateException {
        tokens.take(Kind.RIGHT_DELIMITER, "an `end`");
        if (open.isEmpty()) {
            throw new TemplateException(keyword.at(), "This `end` ends nothing.", "Remove it.");
        }
        OpenBlock block = pop();
        pipelines.use(block.variablesBehind());
        ranges = block.rangesBefore();
        if (block.isDefinition()) {
            defined(block);
        }
    }

    /** Takes in a definition; two that are not empty cannot have one name. */
    private void defined(OpenBlock block) throws TemplateException {
        boolean taken = defined.getOrDefault(block.name(), false);
        if (block.isFilled() && (taken || block.name().equals(name))) {
            throw new TemplateException(
                    block.at(),
                    "The template " + Quoted.of(block.name()) + " is defined twice.",
                    "Give each a name of its own.");
        }
        defined.put(block.name(), taken || block.isFilled());
    }

    /** {@code break} and {@code continue}. */
    private void leave(TemplateToken keyword) throws TemplateException {
        tokens.take(Kind.RIGHT_DELIMITER, "a `" + keyword.text() + "`");
        if (ranges == 0) {
            throw new TemplateException(
                    keyword.at(), "This `" + keyword.text() + "` is in no `range`.", "Remove it, or use `if`.");
        }
    }

    /** Notes that the template which is being defined holds something. */
    private void fill() {
        OpenBlock definition = definitions.peek();
        if (definition != null) {
            definition.fill();
        }
    }

    private void push(OpenBlock block) {
        open.push(block);
        changingDot += block.changesDot() ? 1 : 0;
        if (block.isDefinition()) {
            definitions.push(block);
        }
    }

    private OpenBlock pop() {
        OpenBlock block = open.pop();
        changingDot -= block.changesDot() ? 1 : 0;
        if (block.isDefinition()) {
            definitions.pop();
        }
        return block;
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> "\t\n\u000b\f\r\u0085".indexOf(c) >= 0 || Character.isSpaceChar(c));
    }
}
