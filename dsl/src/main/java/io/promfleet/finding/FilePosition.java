package io.promfleet.finding;

/**
 * A place in a file that was read.
 *
 * @param file the file's path as the user named it
 * @param line the line, counted from 1
 * @param column the column, counted from 1 in Unicode code points
 */
public record FilePosition(String file, int line, int column) implements Location {
    @Override
    public String describe() {
        return file + ":" + line + ":" + column;
    }
}
