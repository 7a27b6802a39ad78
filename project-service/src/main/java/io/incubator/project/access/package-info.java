/// What somebody may do in a project.
///
/// Everybody of the organisation reads its projects. Whose token carries `projects:delete`, which owners and admins of
/// the organisation have, maintains all of them. A member of a project has the role given there, and so
/// has whoever belongs to a team that was given one: of several the highest counts. Anybody else
/// contributes as far as the token goes, unless the project is kept to its members: then they look on.
/// A role never gives what the token does not.
package io.incubator.project.access;
