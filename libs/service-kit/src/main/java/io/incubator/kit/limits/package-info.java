/// Rate limits per caller and class of work, the same over all replicas.
package io.incubator.kit.limits;
