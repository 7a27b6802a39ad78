/// Jobs, from the command line.
package io.incubator.launcher.cli.jobs;
