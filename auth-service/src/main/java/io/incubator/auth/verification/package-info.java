/// Showing that an e-mail address is one's own.
package io.incubator.auth.verification;
