/// Starts the whole suite on one machine and keeps it running: stores, services, network, run record.
package io.incubator.launcher.suite;
