/// Signing in and out.
package io.incubator.launcher.cli.account;
