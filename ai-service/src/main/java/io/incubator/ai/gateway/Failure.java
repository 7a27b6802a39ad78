package io.incubator.ai.gateway;

/// Why an attempt did not bring an answer.
///
/// @param error what the caller is told if no other attempt follows
/// @param waitMillis how long the provider asks to wait; 0 if it does not
record Failure(Kind kind, ApiError error, long waitMillis) {

    /// The classes of failures: whether the same target may be tried again, whether others may, and whether the
    /// model is to blame.
    enum Kind {
        /// No connection, or it broke before an answer.
        CONNECTION(true, true, true, false),
        /// No connection that can be trusted: the certificate is not valid, or no longer.
        UNTRUSTED(false, true, true, false),
        /// No answer in time.
        TIMEOUT(false, true, true, true),
        RATE_LIMITED(true, true, false, false),
        /// The provider failed.
        SERVER(true, true, true, false),
        /// The provider does not take the organisation's credential.
        CREDENTIAL(false, true, true, false),
        /// An answer that is none.
        MALFORMED(false, true, true, true),
        /// The address is not to be called.
        ADDRESS(false, true, false, false),
        /// The request is wrong; another model would say the same.
        REQUEST(false, false, false, false);

        private final boolean again;
        private final boolean elsewhere;
        private final boolean blames;
        private final boolean charged;

        Kind(boolean again, boolean elsewhere, boolean blames, boolean charged) {
            this.again = again;
            this.elsewhere = elsewhere;
            this.blames = blames;
            this.charged = charged;
        }

        boolean mayTryAgain() {
            return again;
        }

        boolean mayFallBack() {
            return elsewhere;
        }

        boolean blamesTheModel() {
            return blames;
        }

        /// Whether the provider may charge for it, so that the ledger does.
        boolean mayCost() {
            return charged;
        }
    }

    static Failure of(Kind kind, ApiError error) {
        return new Failure(kind, error, 0);
    }
}
