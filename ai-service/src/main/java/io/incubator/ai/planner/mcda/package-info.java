/// Multi-criteria decision analysis on plain matrices: rows are alternatives, columns criteria, all to be
/// maximised. Knows nothing of plans, so that it can be checked against published examples.
package io.incubator.ai.planner.mcda;
