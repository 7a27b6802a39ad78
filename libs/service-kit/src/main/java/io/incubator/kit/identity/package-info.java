/// Who calls: subject, organisation and scopes of the verified access token.
package io.incubator.kit.identity;
