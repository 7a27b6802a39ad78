/// Signing in with an account elsewhere: this service as a client of OpenID providers that the operator names. Somebody
/// elsewhere is known by issuer and subject, never by an e-mail address (OpenID Connect Core, section 5.7).
package io.incubator.auth.external;
