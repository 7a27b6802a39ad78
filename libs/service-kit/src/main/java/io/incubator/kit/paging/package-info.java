/// Keyset paging: a page ends in a cursor that names its last row, so that page 10,000 costs what page 1 costs.
package io.incubator.kit.paging;
