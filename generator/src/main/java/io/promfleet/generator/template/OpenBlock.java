package io.promfleet.generator.template;

/** A part of a template that waits for its {@code end}. */
final class OpenBlock {
    private final String keyword;
    private final int at;
    private final String name;
    private final Variables variables;
    private final int size;
    private final int rangesBefore;
    private boolean otherwise;
    private boolean filled;

    /**
     * A part.
     *
     * @param keyword what opened it, such as {@code if}
     * @param at where its action begins
     * @param name the name of the template that it defines; empty for none
     * @param variables the variables around it, which are defined again behind it
     * @param size how many of them
     * @param rangesBefore how many loops are around it
     */
    OpenBlock(String keyword, int at, String name, Variables variables, int size, int rangesBefore) {
        this.keyword = keyword;
        this.at = at;
        this.name = name;
        this.variables = variables;
        this.size = size;
        this.rangesBefore = rangesBefore;
    }

    String keyword() {
        return keyword;
    }

    int at() {
        return at;
    }

    String name() {
        return name;
    }

    /** The variables behind it. */
    Variables variablesBehind() {
        variables.backTo(size);
        return variables;
    }

    int rangesBefore() {
        return rangesBefore;
    }

    /** Whether it is a template of its own, with its own variables. */
    boolean isDefinition() {
        return keyword.equals("define") || keyword.equals("block");
    }

    /** Whether a dot in it may mean something other than around it. */
    boolean changesDot() {
        return !keyword.equals("if");
    }

    /** Whether its {@code else} was there already. */
    boolean isOtherwise() {
        return otherwise;
    }

    void otherwise(boolean seen) {
        otherwise = seen;
    }

    /** Whether it holds anything but space. */
    boolean isFilled() {
        return filled;
    }

    void fill() {
        filled = true;
    }
}
