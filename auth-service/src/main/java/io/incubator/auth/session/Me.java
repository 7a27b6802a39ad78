package io.incubator.auth.session;

import io.incubator.auth.account.AccountView;
import io.incubator.auth.organisation.OrganisationView;
import java.util.Set;

/// The current user.
///
/// @param user the account
/// @param organisation the one the token speaks for, with the role held there now
/// @param scopes what the token may do
record Me(AccountView user, OrganisationView organisation, Set<String> scopes) {}
