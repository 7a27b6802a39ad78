/// Briefs: what a project is to become, in free text and stated circumstances. A brief never changes; a better one is a
/// new one.
package io.incubator.project.briefs;
