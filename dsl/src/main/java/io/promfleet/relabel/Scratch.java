package io.promfleet.relabel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Memory of one thread that is used again for every rule, so that a rule that does not match allocates nothing. */
final class Scratch {
    private static final int LARGEST_KEPT = 1 << 16;
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private StringBuilder text = new StringBuilder();
    private final LabelBuffer buffer = new LabelBuffer(LabelSet.EMPTY);
    private @Nullable MessageDigest md5; // made when a rule hashes: loading what it needs is a tenth of a short run

    private Scratch() {}

    static Scratch ofThread() {
        return OF_THREAD.get();
    }

    /** An empty text, to be used up before it is asked for again. */
    StringBuilder text() {
        if (text.capacity() > LARGEST_KEPT) {
            text = new StringBuilder();
        }
        text.setLength(0);
        return text;
    }

    /** The labels that rules are being applied to, to be used up before it is asked for again. */
    LabelBuffer buffer(LabelSet labels) {
        return buffer.restart(labels);
    }

    /** The last eight bytes of the MD5 of a text in UTF-8, the highest first. */
    long hash(String hashed) {
        if (md5 == null) {
            md5 = newMd5();
        }
        byte[] digest = md5.digest(hashed.getBytes(StandardCharsets.UTF_8));
        long last = 0;
        for (int i = digest.length - Long.BYTES; i < digest.length; i++) {
            last = last << Byte.SIZE | (digest[i] & 0xff);
        }
        return last;
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
