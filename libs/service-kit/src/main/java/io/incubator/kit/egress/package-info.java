/// Where a service may connect to on behalf of somebody else: the public internet and nothing behind it.
package io.incubator.kit.egress;
