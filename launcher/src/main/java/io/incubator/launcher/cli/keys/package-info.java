/// API keys.
package io.incubator.launcher.cli.keys;
