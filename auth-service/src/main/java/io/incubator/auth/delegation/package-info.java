/// Delegations: tokens with which a service works on a job of a user after that user's own token has expired.
package io.incubator.auth.delegation;
