package io.promfleet.generator.manifest;

import java.util.Arrays;

/** Bytes that only grow at the end, until the log is emptied as a whole. */
final class ByteLog {
    private static final int FIRST_CAPACITY = 1 << 15;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    /** What was written, and room behind it; another array whenever the log grew. */
    byte[] bytes = new byte[FIRST_CAPACITY];

    /** How many bytes were written. */
    int size;

    /** Forgets everything, and gives an array back that is longer than {@code keep}. */
    void clear(int keep) {
        size = 0;
        if (bytes.length > keep) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    /** Makes room, so that so many bytes can be stored behind {@link #size} without another look. */
    void reserve(long more) {
        if (bytes.length - size < more) {
            grow(size + more);
        }
    }

    private void grow(long needed) {
        if (needed > MAX_CAPACITY) {
            throw new IllegalArgumentException("a document of more than 2 GiB");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_CAPACITY, Math.max(needed, bytes.length * 2L)));
    }

    /** Appends one byte. */
    void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Appends text that is ASCII throughout; another character would be cut. */
    void putAscii(String ascii) {
        int length = ascii.length();
        reserve(length);
        copyAscii(ascii, 0, length);
    }

    /** Appends a part of a text that is ASCII throughout, into room that was reserved. */
    @SuppressWarnings(
            "deprecation") // Deprecated because it cuts characters; ASCII has none to cut, and no way is faster.
    void copyAscii(String ascii, int from, int to) {
        ascii.getBytes(from, to, bytes, size);
        size += to - from;
    }

    /** Appends spaces. */
    void spaces(int count) {
        reserve(count);
        byte[] target = bytes;
        int from = size;
        int to = from + count;
        for (int i = from; i < to; i++) {
            target[i] = ' ';
        }
        size = to;
    }

    /** Appends a whole number in decimal digits. */
    void putNumber(long value) {
        if (value == Long.MIN_VALUE) {
            putAscii("-9223372036854775808");
            return;
        }
        reserve(20);
        long rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = -rest;
        }
        int end = size + 1;
        for (long bound = 10; rest >= bound && end - size < 19; bound *= 10) {
            end++;
        }
        size = end;
        do {
            bytes[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
    }

    /**
     * Appends a part of a text in UTF-8.
     *
     * @throws IllegalArgumentException if it holds half of a surrogate pair, which no UTF-8 can say
     */
    void putUtf8(String text, int from, int to) {
        reserve(3L * (to - from));
        byte[] target = bytes;
        int at = size;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xC0 | c >> 6);
                target[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                target[at++] = (byte) (0xE0 | c >> 12);
                target[at++] = (byte) (0x80 | (c >> 6 & 0x3F));
                target[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                if (!Character.isHighSurrogate(c) || i + 1 == to || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "half of a surrogate pair at index " + i + ", which is no character");
                }
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                target[at++] = (byte) (0xF0 | codePoint >> 18);
                target[at++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
                target[at++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
                target[at++] = (byte) (0x80 | (codePoint & 0x3F));
            }
        }
        size = at;
    }

    /** Appends a copy of bytes that were written before. */
    void repeat(int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(bytes, from, bytes, size, length);
        size += length;
    }

    /**
     * Appends a copy of lines that were written before, with another indent. The first line stands behind something,
     * so it has none; an empty line inside a block of text has none either.
     */
    void repeat(int from, int to, int oldIndent, int newIndent) {
        int lines = 0;
        byte[] source = bytes;
        for (int i = from; i < to; i++) {
            if (source[i] == '\n') {
                lines++;
            }
        }
        reserve(to - from + (long) lines * Math.max(0, newIndent - oldIndent));
        byte[] all = bytes;
        int at = size;
        int start = from;
        while (start < to) {
            int end = start;
            while (all[end] != '\n') {
                end++;
            }
            if (start != from && end > start) {
                for (int i = 0; i < newIndent; i++) {
                    all[at++] = ' ';
                }
                start += oldIndent;
            }
            int length = end + 1 - start;
            System.arraycopy(all, start, all, at, length);
            at += length;
            start = end + 1;
        }
        size = at;
    }
}
