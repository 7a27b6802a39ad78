/// Accounts: a person's e-mail address, name and credentials. An account belongs to no organisation.
package io.incubator.auth.account;
