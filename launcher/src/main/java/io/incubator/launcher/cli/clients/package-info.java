/// Applications that people sign in to with their account.
package io.incubator.launcher.cli.clients;
