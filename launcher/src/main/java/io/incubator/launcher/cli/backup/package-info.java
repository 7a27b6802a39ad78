/// `backup` and `restore`.
package io.incubator.launcher.cli.backup;
