/// The OpenAI-compatible API at `/v1`: calls are passed on byte by byte to the models of the registry, and only the
/// model's name is rewritten. On the way they are authenticated, limited, retried before their first byte, and metered.
package io.incubator.ai.gateway;
