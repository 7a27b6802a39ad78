/// API keys as bearer tokens of every service: recognised by their prefix, checked by auth-service,
/// remembered for a minute, and withdrawn by the feed of revocations like any token.
package io.incubator.kit.apikey;
