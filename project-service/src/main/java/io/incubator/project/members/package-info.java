/// Members of a project and their roles, invitations to become one, and who contributes without being one. What a role
/// comes to is decided in [io.incubator.project.access].
package io.incubator.project.members;
