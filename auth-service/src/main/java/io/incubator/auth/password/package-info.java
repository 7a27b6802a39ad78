/// Passwords: which are accepted, and how they are kept (Argon2id, as PHC strings).
package io.incubator.auth.password;
