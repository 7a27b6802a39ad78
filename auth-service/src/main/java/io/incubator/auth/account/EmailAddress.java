package io.incubator.auth.account;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address in normal form: trimmed, in lower case, the domain in ASCII. Two spellings of one mailbox are
/// equal.
///
/// @param value the address in normal form
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s@\\p{Cntrl}\"(),:;<>\\[\\\\\\]]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /// @throws IllegalArgumentException if it is no address in normal form
    public EmailAddress {
        if (!parse(value).equals(Optional.of(value))) {
            throw new IllegalArgumentException("not an e-mail address in normal form");
        }
    }

    /// Reads an address as a person typed it; empty if it cannot be one.
    public static Optional<EmailAddress> read(String typed) {
        return parse(typed).map(EmailAddress::new);
    }

    /// Reads the field `email` of a request.
    ///
    /// @throws ProblemException `validation-failed` if it is no address
    public static EmailAddress require(String typed) {
        return read(typed)
                .orElseThrow(() -> new ProblemException(CommonError.VALIDATION_FAILED)
                        .withField("email", "email", "is not an e-mail address"));
    }

    private static Optional<String> parse(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        return asciiDomain(text.substring(at + 1))
                .filter(domain -> LOCAL_PART.matcher(local).matches())
                .map(domain -> local + "@" + domain)
                .filter(address -> address.length() <= LONGEST);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT))
                    .filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
