/// OAuth clients: the services of the suite, and the token endpoint where they get tokens of their own (RFC 6749).
package io.incubator.auth.client;
