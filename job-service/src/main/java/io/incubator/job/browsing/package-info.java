/// Looking at jobs: lists and single ones, within the caller's organisation.
package io.incubator.job.browsing;
