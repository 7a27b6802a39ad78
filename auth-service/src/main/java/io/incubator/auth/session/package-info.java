/// Sign-ins: login, rotating refresh tokens, logout, and who is signed in.
///
/// A session is the family of all refresh tokens that descend from one login. Its row lock makes
/// refreshes of one family wait for each other, so that a family is a single line of generations,
/// whatever clients do at once:
///
/// ```text
/// presented token         session          answer
/// newest generation       live             the next generation; the presented token is spent
/// spent < grace ago       live             the newest generation again: the client asked twice, nobody is logged out
/// spent longer ago        live             refused, and the family ends: somebody else holds a copy
/// any                     ended, expired   refused
/// ```
package io.incubator.auth.session;
