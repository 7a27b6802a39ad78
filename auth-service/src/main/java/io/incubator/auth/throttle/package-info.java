/// How often passwords may be tried. Two limits, both exact across replicas because PostgreSQL counts:
///
/// - one account from one address: ten tries, then one every 30 s;
/// - one account from all addresses nobody ever signed in to it from: a hundred, then one every 36 s;
/// - steps of sign-ins with passkeys, whoever's, from one address: 300, then one a second.
///
/// A success gives its try back. So guessing is slow from one address and from many, while whoever owns
/// the account signs in from where they have before, whatever strangers do meanwhile.
package io.incubator.auth.throttle;
