package io.incubator.kit.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that does not say its size, counted while it is read. One that is too large is received to its end within
/// reason, for a caller that is still sending would see a broken line instead of the answer.
final class CountedBody extends FilterInputStream {
    private static final int DISCARDED_AT_ONCE = 64 * 1024;

    private final long limit;
    private final long worthDiscarding;
    private long count;

    /// @param limit bytes it may have
    /// @param worthDiscarding bytes that are received for the sake of a clear answer
    CountedBody(InputStream body, long limit, long worthDiscarding) {
        super(body);
        this.limit = limit;
        this.worthDiscarding = worthDiscarding;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        return next < 0 ? next : (int) counted(1, next);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        return read < 0 ? read : (int) counted(read, read);
    }

    private long counted(int bytes, long answer) throws IOException {
        count += bytes;
        if (count > limit) {
            discard();
            throw new BodyTooLargeException();
        }
        return answer;
    }

    private void discard() throws IOException {
        byte[] discarded = new byte[DISCARDED_AT_ONCE];
        for (int read = 0; read >= 0 && count <= worthDiscarding; count += Math.max(read, 0)) {
            read = in.read(discarded);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
