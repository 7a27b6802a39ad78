/// The incubator's API for Java programs. Calls and types under `api` and `model` are generated from the API's
/// contract at every build; what is here is written by hand: a caller's token, keys that make creating calls
/// repeatable, and streams of events.
package io.incubator.client;
