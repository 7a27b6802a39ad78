/// auth-service: who somebody is, where they stand, and the tokens that say so to the other services.
package io.incubator.auth;
