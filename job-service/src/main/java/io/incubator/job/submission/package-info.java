/// Taking jobs in: by command from another service, or over REST from a person.
package io.incubator.job.submission;
