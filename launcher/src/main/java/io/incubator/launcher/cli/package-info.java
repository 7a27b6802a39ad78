/// The command line: what `./incubator` offers, over the public API and the run record.
package io.incubator.launcher.cli;
