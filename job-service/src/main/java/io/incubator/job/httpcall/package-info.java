/// Jobs of the kind `http-call`: requests to addresses people give, with everything that must not be
/// reached kept out of reach.
package io.incubator.job.httpcall;
