/// How full the ledger is, for those who look after it.
package io.incubator.job.overview;
