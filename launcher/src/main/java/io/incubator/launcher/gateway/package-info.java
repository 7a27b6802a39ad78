/// The way in: routes the public paths to the services, and spreads calls over the replicas of one.
package io.incubator.launcher.gateway;
