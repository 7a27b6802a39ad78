package io.incubator.auth.session;

import io.incubator.auth.account.AccountRepository;
import io.incubator.auth.organisation.OrganisationService;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.TreeSet;

/// Who is signed in.
@ApplicationScoped
class MeService {
    private final AccountRepository accounts;
    private final OrganisationService organisations;
    private final CurrentIdentity caller;

    MeService(AccountRepository accounts, OrganisationService organisations, CurrentIdentity caller) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.caller = caller;
    }

    /// Not for jobs that act for somebody: their scopes say what they may read.
    ///
    /// @throws ProblemException `forbidden` for a job, `unauthenticated` if the account is gone,
    ///     `organisation-unknown` if its membership is
    @Transactional
    Me get() {
        if (caller.actor().isPresent()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        return accounts.find(caller.subject())
                .map(user -> new Me(user, organisations.current(), new TreeSet<>(caller.scopes())))
                .orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED));
    }
}
