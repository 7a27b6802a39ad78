/// The teams of the organisation.
package io.incubator.launcher.cli.teams;
