package io.promfleet.generator.definition;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Location;
import java.util.List;

/**
 * A call of a builder's method.
 *
 * @param method the method
 * @param arguments what it is given, a block last
 * @param place where in the file that is said which the call says; an object of its own, so that it leads back to the call
 */
record Call(String method, List<Argument> arguments, Location place) {
    Call {
        arguments = List.copyOf(arguments);
        place = place instanceof FilePosition file ? new FilePosition(file.file(), file.line(), file.column()) : place;
    }

    Call(String method, Location place, Argument... arguments) {
        this(method, List.of(arguments), place);
    }
}
