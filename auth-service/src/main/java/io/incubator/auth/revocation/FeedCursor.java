package io.incubator.auth.revocation;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a reader of the feed is.
///
/// @param next the transaction from which to ask again once this walk is over: the oldest that was
///     running at its start
/// @param xid the last transaction seen in this walk
/// @param id the last row of it that was seen
record FeedCursor(long next, long xid, long id) {
    static final FeedCursor START = new FeedCursor(0, 0, 0);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

    /// At the beginning of a walk from a transaction on; ids begin at 1.
    static FeedCursor from(long xid) {
        return new FeedCursor(xid, xid, 0);
    }

    /// Reads [#text()]; null and the empty text are the start.
    ///
    /// @throws ProblemException `invalid-cursor`
    static FeedCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new ProblemException(CommonError.INVALID_CURSOR);
        }
        return new FeedCursor(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)), Long.parseLong(m.group(3)));
    }

    String text() {
        return next + "-" + xid + "-" + id;
    }

    /// Whether a walk begins here.
    boolean fresh() {
        return id == 0;
    }
}
