/// The tables of a blueprint as SQL that PostgreSQL accepts as it is.
package io.incubator.ai.planner.schema;
