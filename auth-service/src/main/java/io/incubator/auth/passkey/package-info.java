/// Passkeys (Web Authentication, level 3): signing in with a key that a device keeps and whose user it has verified.
///
/// A ceremony begins with options, which hold a challenge, and ends with the credential that signed it. What the
/// standard asks to be checked, webauthn4j checks ([PasskeyVerifier]); what stays here is whose challenge it is, that
/// it is used once, and whose key it is.
package io.incubator.auth.passkey;
