/// The board of tasks, from the command line.
package io.incubator.launcher.cli.tasks;
