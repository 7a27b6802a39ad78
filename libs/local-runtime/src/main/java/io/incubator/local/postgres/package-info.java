/// A PostgreSQL server without an installation, and the databases of the services in it.
package io.incubator.local.postgres;
