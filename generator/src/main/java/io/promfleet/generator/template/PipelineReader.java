package io.promfleet.generator.template;

import io.promfleet.finding.Quoted;
import io.promfleet.generator.template.TemplateToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pipelines: commands with their operands, one behind the other, with further pipelines in parentheses. Those are kept in a
 * list of frames and not in calls of Java, so that no depth of nesting is too much.
 */
final class PipelineReader {
    private static final int DEEPEST = 10_000;
    private static final String EXTERNAL_LABELS = ".ExternalLabels";

    private final TokenStream tokens;
    private final TemplateFunctions functions;
    private Variables variables;
    private final List<LabelReference> references = new ArrayList<>();

    PipelineReader(TokenStream tokens, TemplateFunctions functions, Variables variables) {
        this.tokens = tokens;
        this.functions = functions;
        this.variables = variables;
    }

    /** Goes on with other variables. */
    void use(Variables others) {
        variables = others;
    }

    Variables variables() {
        return variables;
    }

    /** The external labels that were asked for so far. */
    List<LabelReference> references() {
        return references;
    }

    /** A pipeline that is being read. */
    private static final class Frame {
        private final String context;
        private final Kind end;
        private int commands;
        private boolean inCommand;
        private int operands;
        private boolean indexes;
        private boolean indexesLabels;

        Frame(String context, Kind end) {
            this.context = context;
            this.end = end;
        }
    }

    /**
     * Reads a pipeline to the end of its action.
     *
     * @param context what it belongs to, for messages; {@code range} may declare two variables
     * @param atRoot whether a dot means what it means at the start
     */
    void read(String context, boolean atRoot) throws TemplateException {
        Deque<Frame> frames = new ArrayDeque<>();
        frames.push(opened(context, Kind.RIGHT_DELIMITER));
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            if (!frame.inCommand && isAtEnd(frame)) {
                tokens.next();
                frames.pop();
                if (!frames.isEmpty()) {
                    finishOperand(frames.element(), null, atRoot);
                }
            } else {
                step(frames, frame, atRoot);
            }
        }
    }

    private boolean isAtEnd(Frame frame) throws TemplateException {
        TemplateToken token = tokens.peekBehindSpace();
        if (token.kind() == frame.end) {
            if (frame.commands == 0) {
                throw new TemplateException(
                        token.at(),
                        "There is no value in the " + frame.context + ".",
                        "Write one, or remove the action.");
            }
            return true;
        }
        if (!token.kind().beginsOperand()) {
            throw TokenStream.unexpected(token, "the " + frame.context);
        }
        frame.inCommand = true;
        frame.commands++;
        frame.operands = 0;
        frame.indexes = false;
        frame.indexesLabels = false;
        return false;
    }

    private void step(Deque<Frame> frames, Frame frame, boolean atRoot) throws TemplateException {
        TemplateToken token = tokens.peekBehindSpace();
        if (!token.kind().beginsOperand()) {
            finishCommandOrGoOn(frame);
            return;
        }
        tokens.next();
        switch (token.kind()) {
            case FUNCTION -> {
                if (!functions.has(token.text())) {
                    throw functions.unknown(token);
                }
            }
            case VARIABLE -> {
                if (!variables.has(token.text())) {
                    throw new TemplateException(
                            token.at(),
                            "The variable " + Quoted.of(token.text()) + " is not defined there.",
                            "Declare it before, or use one of " + variables.shown() + ".");
                }
            }
            case LEFT_PARENTHESIS -> {
                if (frames.size() > DEEPEST) {
                    throw new TemplateException(token.at(), "The parentheses are nested too deeply.", "Use variables.");
                }
                frames.push(opened("parentheses", Kind.RIGHT_PARENTHESIS));
                return;
            }
            default -> {}
        }
        finishOperand(frame, token, atRoot);
    }

    /**
     * Reads the fields behind an operand.
     *
     * @param term what it begins with; null for parentheses
     */
    private void finishOperand(Frame frame, @Nullable TemplateToken term, boolean atRoot) throws TemplateException {
        List<TemplateToken> fields = new ArrayList<>();
        while (tokens.peek().kind() == Kind.FIELD) {
            fields.add(tokens.next());
        }
        boolean literal = term != null && term.kind().isLiteral();
        if (term != null && literal) {
            if (!fields.isEmpty()) {
                throw new TemplateException(
                        fields.get(0).at(),
                        term.describe() + " has no fields.",
                        "Remove " + fields.get(0).describe() + ".");
            }
            if (frame.commands > 1 && frame.operands == 0) {
                throw new TemplateException(
                        term.at(), term.describe() + " cannot take what a `|` gives it.", "Name a function there.");
            }
        }
        String meant = term == null ? "" : TemplateLiteral.read(term).orElse("");
        frame.operands++;
        if (term != null) {
            refer(frame, term, fields, meant, atRoot);
        }
        finishCommandOrGoOn(frame);
    }

    /** Remembers what is asked of the external labels: {@code $externalLabels.a}, and {@code index $externalLabels "a"}. */
    private void refer(Frame frame, TemplateToken term, List<TemplateToken> fields, String meant, boolean atRoot) {
        List<String> way = new ArrayList<>();
        if (term.text().equals("$externalLabels")) {
            way.add(EXTERNAL_LABELS);
        } else if (term.kind() == Kind.FIELD && atRoot) {
            way.add(term.text());
        } else if (!term.text().equals("$")) {
            way.add("");
        }
        fields.forEach(field -> way.add(field.text()));
        boolean labels = !way.isEmpty() && way.get(0).equals(EXTERNAL_LABELS);
        if (labels && way.size() > 1) {
            references.add(new LabelReference(way.get(1).substring(1), term.at()));
        }
        boolean isText = term.kind() == Kind.STRING || term.kind() == Kind.RAW_STRING;
        if (frame.operands == 1) {
            frame.indexes = term.kind() == Kind.FUNCTION && term.text().equals("index");
        } else if (frame.operands == 2) {
            frame.indexesLabels = frame.indexes && labels && way.size() == 1;
        } else if (frame.operands == 3 && frame.indexesLabels && isText) {
            references.add(new LabelReference(meant, term.at()));
        }
    }

    private void finishCommandOrGoOn(Frame frame) throws TemplateException {
        TemplateToken token = tokens.peek();
        switch (token.kind()) {
            case SPACE -> tokens.next();
            case RIGHT_DELIMITER, RIGHT_PARENTHESIS -> frame.inCommand = false;
            case PIPE -> {
                tokens.next();
                frame.inCommand = false;
            }
            default -> throw TokenStream.unexpected(token, "the " + frame.context);
        }
    }

    /** Begins a pipeline, with what it declares. */
    private Frame opened(String context, Kind end) throws TemplateException {
        Frame frame = new Frame(context, end);
        int declared = 0;
        while (tokens.peekBehindSpace().kind() == Kind.VARIABLE) {
            int before = tokens.place();
            TemplateToken variable = tokens.next();
            TemplateToken sign = tokens.peekBehindSpace();
            if (sign.kind() == Kind.ASSIGN || sign.kind() == Kind.DECLARE) {
                tokens.next();
                variables.declare(variable.text());
                return frame;
            }
            if (sign.kind() != Kind.COMMA) {
                tokens.back(before);
                return frame;
            }
            tokens.next();
            variables.declare(variable.text());
            declared++;
            if (declared > 1 || !context.equals("range")) {
                throw new TemplateException(
                        sign.at(),
                        "The " + context + " declares too many variables.",
                        "Only `range` declares two, the index and the element.");
            }
            Kind behind = tokens.peekBehindSpace().kind();
            if (behind != Kind.VARIABLE && behind != Kind.RIGHT_DELIMITER && behind != Kind.RIGHT_PARENTHESIS) {
                throw TokenStream.unexpected(tokens.peek(), "the variables of a range");
            }
        }
        return frame;
    }
}
