/// What every operation of the contracts keeps, checked from the contracts: who may call it, and the common rules.
package io.incubator.system.contract;
