/// Ports, locks, commands and processes: what every local server needs from the operating system.
package io.incubator.local.process;
