/// Calls between services, authenticated by client credentials.
package io.incubator.kit.client;
