/// The end of attempts, as workers report it.
package io.incubator.job.completion;
