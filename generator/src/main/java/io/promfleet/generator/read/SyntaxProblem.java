package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Says in the words of a finding what the YAML library says about a text that is no YAML. */
final class SyntaxProblem {
    private record Explanation(String part, String message, String hint) {}

    // By parts of the library's own sentences, the first that fits.
    private static final List<Explanation> EXPLANATIONS = List.of(
            new Explanation(
                    "mapping values are not allowed here",
                    "A `:` stands where no mapping can begin.",
                    "Check the indent of this line and of the line above, or quote the text that holds the `:`."),
            new Explanation("\\t(TAB)", "A tab stands where only spaces can indent.", "Indent with spaces."),
            new Explanation(
                    "while scanning a quoted scalar found unexpected end of stream",
                    "The quote that opens here is never closed.",
                    "Close it, or double a quote that is part of the text."),
            new Explanation(
                    "found unexpected document separator",
                    "The quote that opens here is not closed before the next document.",
                    "Close it."),
            new Explanation(
                    "could not find expected ':'",
                    "A key without `:`, or text that belongs to no key.",
                    "Write `:` and a space behind the key, or indent the text as part of the value above."),
            new Explanation(
                    "while parsing a block mapping expected <block end>",
                    "The line is indented unlike the keys beside it.",
                    "Give all keys of a mapping the same indent."),
            new Explanation(
                    "while parsing a block collection expected <block end>",
                    "The line is indented unlike the list items beside it.",
                    "Give all items of a list the same indent."),
            new Explanation(
                    "while parsing a flow sequence",
                    "The list that opens with `[` is not closed.",
                    "Write `,` between its items and `]` behind the last."),
            new Explanation(
                    "while parsing a flow mapping",
                    "The mapping that opens with `{` is not closed.",
                    "Write `,` between its entries and `}` behind the last; quote a text that begins with `{`."),
            new Explanation(
                    "that cannot start any token", "No value can begin with this character.", "Quote the text."),
            new Explanation(
                    "sequence entries are not allowed here",
                    "A list cannot begin behind a key on the same line.",
                    "Begin the list on the next line."),
            new Explanation(
                    "unknown escape character",
                    "Double quotes do not know this escape.",
                    "Write `\\\\` for a backslash, or use single quotes, in which nothing is escaped."),
            new Explanation(
                    "while scanning a block scalar",
                    "The text block that opens with `|` or `>` is malformed.",
                    "Indent its first line with spaces, no less than the lines below it."));

    private SyntaxProblem() {}

    static Finding of(MarkedYAMLException e, SourceText source) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String context = e.getContext() == null ? "" : e.getContext();
        String problem = e.getProblem() == null ? "" : e.getProblem();
        String said = context.isEmpty() ? problem : context + " " + problem;
        boolean opens = said.contains("quoted scalar found unexpected") && e.getContextMark() != null;
        Mark place = opens ? e.getContextMark() : mark;
        FilePosition position =
                place == null ? source.position(1, 1) : source.position(place.getLine() + 1, place.getColumn() + 1);
        return explained(position, said);
    }

    static Finding unplaced(YAMLException e, SourceText source) {
        return explained(source.position(1, 1), String.valueOf(e.getMessage()));
    }

    private static Finding explained(FilePosition position, String said) {
        for (Explanation known : EXPLANATIONS) {
            if (said.contains(known.part())) {
                return ReadRule.MALFORMED.error(position, known.message(), known.hint());
            }
        }
        return ReadRule.MALFORMED.error(
                position, "This is no YAML.", "What the parser says: " + said.replace('`', '\'') + ".");
    }
}
