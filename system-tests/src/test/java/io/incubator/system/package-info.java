/// Black-box tests of the whole suite: real processes, a real database and broker, everything through the gateway.
package io.incubator.system;
