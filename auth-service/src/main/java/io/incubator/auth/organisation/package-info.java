/// Organisations, who belongs to them, and what each role may do.
package io.incubator.auth.organisation;
