/// Decision records in the MADR form, one per axis.
package io.incubator.ai.planner.record;
