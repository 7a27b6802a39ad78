/// Mail: written in the transaction of its cause, sent after it, by SMTP or into a folder a developer
/// reads.
package io.incubator.auth.mail;
