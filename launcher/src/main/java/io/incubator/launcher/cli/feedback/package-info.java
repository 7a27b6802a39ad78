/// What people say about a plan, from the command line.
package io.incubator.launcher.cli.feedback;
