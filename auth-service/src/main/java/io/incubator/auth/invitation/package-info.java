/// Invitations into organisations: a mail whose code makes its reader a member.
package io.incubator.auth.invitation;
