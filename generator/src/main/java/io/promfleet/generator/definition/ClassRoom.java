package io.promfleet.generator.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a block fits into one class: the virtual machine takes 64 KiB of code a method, and 65,535 constants a class. Blocks with
 * more are cut into runs of calls.
 */
final class ClassRoom {
    // So many calls nobody reads in one go, either.
    private static final int MOST_CALLS = 200;
    // A call or an argument is some 10 bytes of a method's code.
    private static final int MOST_ARGUMENTS = 4_000;
    // A text is two constants, and what a block needs is some ten.
    private static final int MOST_CONSTANTS = 20_000;
    private static final int OF_A_BLOCK = 12;

    private ClassRoom() {}

    /**
     * The runs of a block.
     *
     * @return one where all of it fits, or where it is a single call, whose own block is cut instead
     */
    static List<List<Call>> runs(List<Call> calls) {
        List<List<Call>> runs = new ArrayList<>();
        int start = 0;
        int arguments = 0;
        int constants = 0;
        for (int i = 0; i < calls.size(); i++) {
            int ownArguments = arguments(calls.get(i));
            int ownConstants = constants(calls.get(i));
            boolean full = i - start == MOST_CALLS
                    || arguments + ownArguments > MOST_ARGUMENTS
                    || constants + ownConstants > MOST_CONSTANTS;
            if (full && i > start) {
                runs.add(calls.subList(start, i));
                start = i;
                arguments = 0;
                constants = 0;
            }
            arguments += ownArguments;
            constants += ownConstants;
        }
        runs.add(calls.subList(start, calls.size()));
        return runs;
    }

    private static int arguments(Call call) {
        int count = 1;
        for (Argument argument : call.arguments()) {
            count += argument instanceof Literal literal ? texts(literal) : 1;
        }
        return count;
    }

    private static int constants(Call call) {
        int count = 1;
        for (Argument argument : call.arguments()) {
            if (argument instanceof Block block) {
                count += OF_A_BLOCK;
                for (Call inner : block.calls()) {
                    count += constants(inner);
                }
            } else {
                count += 2 * texts((Literal) argument);
            }
        }
        return count;
    }

    private static int texts(Literal literal) {
        return literal.value() instanceof List<?> list ? list.size() : 1;
    }
}
