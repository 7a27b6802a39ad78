/// Plans: the `plan` job that makes one of a project's brief, and the store other services and people read it from.
package io.incubator.ai.plans;
