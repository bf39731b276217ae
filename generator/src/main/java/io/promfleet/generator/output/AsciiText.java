package io.promfleet.generator.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text of ASCII characters that grows at its end. There is one of it in memory, and not a copy for each form. */
final class AsciiText {
    private byte[] bytes;
    private int length;

    /** @param capacity how long it most likely gets */
    AsciiText(int capacity) {
        bytes = new byte[capacity];
    }

    AsciiText append(String ascii) {
        int more = ascii.length();
        reserve(more);
        byte[] encoded = more == 0 ? new byte[0] : ascii.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(encoded, 0, bytes, length, more);
        length += more;
        return this;
    }

    AsciiText append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** The text, in an array that may be longer. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), length + length / 2));
        }
    }
}
