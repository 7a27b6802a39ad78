/// API keys: scoped, expiring, shown once, stored as digests. A key acts for its owner in one
/// organisation and can do what both it and its owner may.
package io.incubator.auth.apikey;
