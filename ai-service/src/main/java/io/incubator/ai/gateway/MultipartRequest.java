package io.incubator.ai.gateway;

import io.incubator.ai.registry.Target;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/// A form with a file in it; only the field `model` is looked at.
///
/// @param bytes the whole form
/// @param model the name that is called
/// @param start where the name begins
record MultipartRequest(Buffer bytes, String model, int start) implements CallRequest {
    private static final byte[] FIELD = "name=\"model\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    static MultipartRequest read(Buffer body) {
        byte[] bytes = body.getBytes();
        int field = find(bytes, FIELD, 0);
        int head = field < 0 ? -1 : find(bytes, BLANK_LINE, field);
        int end = head < 0 ? -1 : find(bytes, LINE_END, head + BLANK_LINE.length);
        if (end < 0) {
            throw new ApiException(ApiError.invalid("missing_model", "Say which model to call.", "model"));
        }
        if (find(bytes, FIELD, end) >= 0) {
            throw new ApiException(ApiError.invalid("duplicate_field", "A field is there twice.", "model"));
        }
        int start = head + BLANK_LINE.length;
        return new MultipartRequest(body, new String(bytes, start, end - start, StandardCharsets.UTF_8), start);
    }

    @Override
    public Buffer rewritten(Target target, Endpoint endpoint, long limit, boolean usage) {
        int end = start + model.getBytes(StandardCharsets.UTF_8).length;
        return Buffer.buffer(bytes.length() + 64)
                .appendBuffer(bytes, 0, start)
                .appendString(target.upstreamName())
                .appendBuffer(bytes, end, bytes.length() - end);
    }

    @Override
    public boolean stream() {
        return false;
    }

    @Override
    public long outputLimit() {
        return 0;
    }

    @Override
    public long answers() {
        return 1;
    }

    @Override
    public boolean refersElsewhere() {
        return false;
    }

    @Override
    public boolean asksForUsage() {
        return false;
    }

    private static int find(byte[] text, byte[] part, int from) {
        outer:
        for (int i = from; i <= text.length - part.length; i++) {
            for (int k = 0; k < part.length; k++) {
                if (text[i + k] != part[k]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
