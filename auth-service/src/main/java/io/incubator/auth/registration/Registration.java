package io.incubator.auth.registration;

import io.incubator.auth.account.AccountView;
import io.incubator.auth.organisation.OrganisationView;

/// What signing up made.
///
/// @param user the account
/// @param organisation its personal organisation
record Registration(AccountView user, OrganisationView organisation) {}
