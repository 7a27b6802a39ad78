/// The model that advises the planner: LangChain4j's AI services, pointed at this service's own `/v1` with the job's
/// token, so that what a person asks for by a plan is limited, metered and paid for like every other call.
package io.incubator.ai.adviser;
