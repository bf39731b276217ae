package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Findings;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Makes text of bytes as go-yaml does, and says where they are none. */
final class TextDecoder {
    private TextDecoder() {}

    static Optional<String> decode(String name, byte[] bytes, Findings findings) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(name, bytes, 2, StandardCharsets.UTF_16LE, findings);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(name, bytes, 2, StandardCharsets.UTF_16BE, findings);
        }
        if (isPlain(bytes)) {
            // As most files are: this takes a third of the memory.
            return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
        }
        int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        return decode(name, bytes, mark, StandardCharsets.UTF_8, findings);
    }

    /** Whether a byte order mark stands in front. */
    static boolean isMarked(byte[] bytes) {
        return startsWith(bytes, 0xEF, 0xBB, 0xBF) || startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if ((b < ' ' || b > '~') && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(String name, byte[] bytes, int from, Charset charset, Findings findings) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer source = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer target = CharBuffer.allocate(bytes.length - from + 1);
        CoderResult result = decoder.decode(source, target, true);
        String text = target.flip().toString();
        int illegal = illegal(text);
        if (illegal >= 0) {
            int c = text.codePointAt(illegal);
            findings.add(ReadRule.NO_TEXT.error(
                    position(name, text, illegal),
                    "The character `" + String.format(Locale.ROOT, "U+%04X", c) + "` cannot stand in YAML.",
                    c == 0
                            ? "Check that this is a text file and no binary one."
                            : "Remove it, or write it as an escape inside double quotes."));
            return Optional.empty();
        }
        if (result.isError()) {
            findings.add(ReadRule.NO_TEXT.error(
                    position(name, text, text.length()),
                    "The byte `" + String.format(Locale.ROOT, "0x%02X", bytes[source.position()])
                            + "` begins no character of " + charset.name() + ".",
                    "Save the file in UTF-8, and check that it is no binary one."));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static int illegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Characters beyond the first plane come as two surrogates, both of which are part of something legal here.
            boolean legal = (c >= ' ' && c <= '~')
                    || c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || c == '\u0085'
                    || (c >= '\u00A0' && c < '\uFFFE');
            if (!legal) {
                return i;
            }
        }
        return -1;
    }

    private static FilePosition position(String name, String text, int index) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && text.charAt(Math.min(i + 1, text.length() - 1)) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        return new FilePosition(name, line, text.codePointCount(start, index) + 1);
    }
}
