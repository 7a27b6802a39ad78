/// The planner: a brief in, a defended plan out. Plain Java without container or network, so it runs in a job, a
/// test and a benchmark alike; all domain knowledge is data below `resources/knowledge`.
package io.incubator.ai.planner;
