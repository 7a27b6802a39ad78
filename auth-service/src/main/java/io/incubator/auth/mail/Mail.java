package io.incubator.auth.mail;

/// A mail, in English and Chinese, because nothing is known of the language of whoever reads it.
///
/// @param to the address
/// @param text plain text; may hold a single-use token
public record Mail(String to, String subject, String text) {
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
