/// The OpenID provider: applications, the sign-in and consent pages, and the endpoints of OAuth 2.1 and
/// OpenID Connect.
package io.incubator.auth.oauth;
