package io.promfleet.generator.read;

/** Ends a document in which aliases make too much of too little, by the measure of go-yaml. */
final class AliasBudget {
    private static final int FREE_ALIASES = 100;
    private static final int FREE_NODES = 1_000;
    private static final double SMALL = 400_000;
    private static final double LARGE = 4_000_000;
    private static final double SHARE_OF_SMALL = 0.99;
    private static final double SHARE_OF_LARGE = 0.10;

    private final SourceText source;
    private int nodes;
    private int aliased;
    private int depth;

    AliasBudget(SourceText source) {
        this.source = source;
    }

    /** Counts a node that is decoded. */
    void count(SourceNode node) {
        nodes++;
        if (depth > 0) {
            aliased++;
        }
        if (aliased > FREE_ALIASES && nodes > FREE_NODES && (double) aliased / nodes > allowedShare(nodes)) {
            throw new Refusal(ReadRule.EXCESSIVE.error(
                    source.position(node.line(), node.column()),
                    "Aliases make the document many times larger than it is written.",
                    "Write out what the aliases refer to, or use fewer of them."));
        }
    }

    private static double allowedShare(int nodes) {
        double over = Math.min(1, Math.max(0, (nodes - SMALL) / (LARGE - SMALL)));
        return SHARE_OF_SMALL - (SHARE_OF_SMALL - SHARE_OF_LARGE) * over;
    }

    /** Follows an alias. */
    void enter(SourceNode.Alias alias) {
        if (!alias.anchor().enter()) {
            throw new Refusal(ReadRule.EXCESSIVE.error(
                    source.position(alias.line(), alias.column()),
                    "The value of the anchor `" + alias.anchor().name() + "` contains itself.",
                    "Refer to a value that is complete before this line."));
        }
        depth++;
    }

    /** Comes back from an alias. */
    void leave(SourceNode.Alias alias) {
        alias.anchor().leave();
        depth--;
    }
}
