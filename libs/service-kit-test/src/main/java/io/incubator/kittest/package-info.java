/// What the tests of packaged services need: a database, a broker, an issuer of tokens, and checks of contracts.
package io.incubator.kittest;
