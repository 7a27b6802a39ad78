/// Access tokens: the keys that sign them, their rotation states, minting, and the published key set.
package io.incubator.auth.token;
