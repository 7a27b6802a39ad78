/// Back-tests: how often what teams chose is what the planner names first, or among the first
/// three. A program of its own, run by `./incubator backtest DIR`; nothing else uses it.
package io.incubator.ai.planner.backtest;
