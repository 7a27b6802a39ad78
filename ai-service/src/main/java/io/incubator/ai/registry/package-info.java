/// Which models an organisation has: providers with their sealed credentials, models with their prices, and routes,
/// the names that lead to models by weight and with fallbacks. Set up at run time; every replica follows within a
/// second.
package io.incubator.ai.registry;
