package io.promfleet.generator.output;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a file is still as it was generated. Guards against accidents, not attackers: who can write to the
 * directory can write to the list of digests too. So it is a checksum and the length, which processors compute at many
 * gigabytes a second, and not a cryptographic hash, which would take most of a second for a fleet of thousands of
 * clusters. A changed file passes for the generated one in one of four thousand million edits, and only if its length
 * stays the same. CRC-32 is that of zip and PNG, so it can be recomputed anywhere.
 *
 * @param crc the CRC-32 of the content
 * @param length the length in bytes
 */
record Digest(int crc, long length) {
    // Written out: the first call of a method that the compiler leaves to a record costs milliseconds of every start.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && crc == digest.crc && length == digest.length;
    }

    @Override
    public int hashCode() {
        return crc;
    }

    static Digest of(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return new Digest((int) crc.getValue(), length);
    }

    /** The digest that a text had before its line ends were turned from LF into CRLF. */
    static Digest beforeConversion(byte[] bytes) {
        byte[] original = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                original[length++] = bytes[i];
            }
        }
        return of(original, length);
    }

    /** Appends the form that {@link #parse} reads: eight hexadecimal digits, a space, the length in decimal. */
    void appendTo(AsciiText out) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((crc >>> shift) & 0xf, 16));
        }
        out.append(' ').append(Long.toString(length));
    }

    /**
     * Reads what {@link #appendTo} wrote.
     *
     * @param start where in the line it starts
     * @param end the index after its last character
     * @return null if the text has another form
     */
    static @Nullable Digest parse(String line, int start, int end) {
        if (end - start < 10 || end - start > 27 || line.charAt(start + 8) != ' ') {
            return null;
        }
        int crc = 0;
        for (int i = start; i < start + 8; i++) {
            char c = line.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return null;
            }
            crc = crc << 4 | digit;
        }
        long length = 0;
        for (int i = start + 9; i < end; i++) {
            char c = line.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            length = length * 10 + (c - '0');
        }
        return new Digest(crc, length);
    }
}
