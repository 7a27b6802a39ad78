/// Signing in and out, and what the suite holds of a person.
package io.incubator.launcher.cli.account;
