/// The knowledge base to look at: which technologies, rules, archetypes and perspectives plans are
/// made from, with their evidence. Versioned with the service and never changed while it runs.
package io.incubator.ai.knowledge;
