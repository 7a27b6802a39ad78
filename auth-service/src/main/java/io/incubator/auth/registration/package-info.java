/// Signing up: an account, its password and its personal organisation, all or nothing.
package io.incubator.auth.registration;
