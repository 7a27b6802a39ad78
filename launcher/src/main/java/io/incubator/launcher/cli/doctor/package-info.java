/// Looks for what could keep the suite from running on this machine, and says what to do.
package io.incubator.launcher.cli.doctor;
