/// A person's rights in what is held of them: to take it along, and to be erased. What other
/// services hold goes by an
/// event, `auth.person.erased.v1`.
package io.incubator.auth.erasure;
