/// Setting another password when the current one is lost, by a mail to the account's address.
package io.incubator.auth.passwordreset;
