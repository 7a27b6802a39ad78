/// Applications somebody has let in.
package io.incubator.launcher.cli.consents;
