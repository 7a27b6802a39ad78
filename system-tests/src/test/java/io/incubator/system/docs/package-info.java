/// The documentation: what is generated is current, links lead somewhere, commands run.
package io.incubator.system.docs;
