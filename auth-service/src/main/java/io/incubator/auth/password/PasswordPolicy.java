package io.incubator.auth.password;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.text.Normalizer;
import java.util.Collection;

/// What makes a password acceptable: its length, and that it is not the first thing an attacker tries
/// (NIST SP 800-63B-4; no composition rules, no expiry). Lengths count code points of the normal form
/// that is hashed, so that the same words typed on another keyboard are the same password.
public final class PasswordPolicy {
    /// While a password is the only factor.
    public static final int SHORTEST = 15;

    /// Far above any passphrase; bounds the work of one request.
    public static final int LONGEST = 256;

    private PasswordPolicy() {}

    /// Refuses a password that must not be set.
    ///
    /// @param context words an attacker would try on this account first: its address, its name
    /// @throws ProblemException `validation-failed` that names the field `password`
    public static void require(String password, Collection<String> context) {
        int length = length(password);
        if (length < SHORTEST) {
            throw refusal("too-short", "needs at least " + SHORTEST + " characters; several words make a good one");
        }
        if (length > LONGEST) {
            throw refusal("too-long", "may have at most " + LONGEST + " characters");
        }
        String normal = normalForm(password);
        if (CommonPasswords.coverMostOf(normal)) {
            throw refusal("breached", "is among those attackers try first; use words nobody would expect together");
        }
        if (ContextWords.coverMostOf(normal, context)) {
            throw refusal("context", "is made of your name, your address or ours; attackers try these first");
        }
    }

    /// Whether it is worth hashing what somebody entered at login.
    public static boolean possible(String password) {
        return length(password) <= LONGEST;
    }

    /// The form in which passwords are counted and hashed.
    static String normalForm(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static int length(String password) {
        // normalising can lengthen a text up to 18-fold, so what is hopeless is not normalised
        if (password.length() > 4 * LONGEST) {
            return password.length();
        }
        String normal = normalForm(password);
        return normal.codePointCount(0, normal.length());
    }

    private static ProblemException refusal(String code, String message) {
        return new ProblemException(CommonError.VALIDATION_FAILED).withField("password", code, message);
    }
}
