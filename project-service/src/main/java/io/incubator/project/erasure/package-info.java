/// Projects, briefs, plans and comments of people who are no more: erased when auth-service says
/// so.
package io.incubator.project.erasure;
