/// The kinds of jobs there are: who works on them, how many at a time, and whether they are paused.
package io.incubator.job.kind;
