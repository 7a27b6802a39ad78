/// Looking after what nobody reports: workers that died, and doorbells that were lost.
package io.incubator.job.sweep;
