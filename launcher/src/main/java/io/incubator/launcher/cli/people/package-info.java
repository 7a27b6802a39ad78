/// The people of the organisation.
package io.incubator.launcher.cli.people;
