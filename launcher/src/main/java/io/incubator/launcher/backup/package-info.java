/// A cold copy of an installation on one machine, and the way back.
package io.incubator.launcher.backup;
