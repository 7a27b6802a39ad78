/// What is true of every operation, added to the contracts from the code.
package io.incubator.kit.openapi;
