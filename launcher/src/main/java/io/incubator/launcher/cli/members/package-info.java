/// Who may do what in a project, from the command line.
package io.incubator.launcher.cli.members;
