/// Rights withdrawn before their tokens end: sessions that were ended, roles that changed. Kept as rows
/// with a cursor that misses nothing, which every replica of every service asks for what is new.
package io.incubator.auth.revocation;
