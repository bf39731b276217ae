package io.promfleet.verify;

import io.promfleet.verify.NoAnswer.Why;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that ends with an exception once it is too long, or once it was cut off because it takes too long. */
final class LimitedStream extends FilterInputStream {
    private final long most;
    private long count;
    private volatile boolean late;
    private boolean tooLong;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** Ends it from another thread. */
    void cut() {
        late = true;
        try {
            in.close();
        } catch (IOException e) {
            // It ends all the same.
        }
    }

    /** What an exception while reading it means. */
    NoAnswer why(IOException e, Endpoint endpoint, String path, Duration limit) {
        if (tooLong) {
            return new NoAnswer(
                    Why.TOO_LONG,
                    "The answer of `" + endpoint.host() + "` to `" + path + "` is longer than " + (most >> 20)
                            + " MiB, and was not read to its end.");
        }
        return late ? Failures.slow(endpoint, path, limit) : Failures.of(e, endpoint, path, limit);
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        counted(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        counted(read);
        return read;
    }

    private void counted(int read) throws IOException {
        if (late) {
            throw new IOException("cut off");
        }
        count += Math.max(read, 0);
        if (count > most) {
            tooLong = true;
            throw new IOException("too long");
        }
    }

    // What is skipped or marked would pass by the count.

    @Override
    public long skip(long length) throws IOException {
        return Math.max(read(new byte[(int) Math.min(Math.max(length, 0), 1 << 13)]), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
