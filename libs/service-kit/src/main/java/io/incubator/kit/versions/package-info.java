/// Versions of the API: which one a caller asked for, and which end when.
package io.incubator.kit.versions;
