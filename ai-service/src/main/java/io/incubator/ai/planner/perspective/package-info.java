/// The five perspectives: how each weighs the criteria for a brief, what worries it, what it would prefer, and
/// where they agree or dissent about the options.
package io.incubator.ai.planner.perspective;
