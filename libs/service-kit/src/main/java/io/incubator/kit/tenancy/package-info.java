/// Whose data: the tenant of the work at hand, carried to the database in every transaction, where row-level security
/// holds even if a query forgets it.
package io.incubator.kit.tenancy;
