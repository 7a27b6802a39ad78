/// Identifiers, and the two ways into the database: the application role, bound to a tenant, and the system role for
/// what has none.
package io.incubator.kit.data;
