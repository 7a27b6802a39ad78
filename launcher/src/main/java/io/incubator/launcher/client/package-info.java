/// The command line's way to the suite: the public API through the gateway, nothing else.
package io.incubator.launcher.client;
