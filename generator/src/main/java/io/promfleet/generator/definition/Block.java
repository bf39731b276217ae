package io.promfleet.generator.definition;

import java.util.List;

/**
 * A block of calls on the builder that a call opens.
 *
 * @param builder the builder
 * @param parameter what the block calls it
 * @param calls the calls in order
 */
record Block(Class<?> builder, String parameter, List<Call> calls) implements Argument {
    Block {
        calls = List.copyOf(calls);
    }
}
