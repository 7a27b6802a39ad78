package io.incubator.auth.organisation;

import io.incubator.auth.account.Account;
import io.incubator.auth.account.AccountView;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;

/// That an account belongs to an organisation.
@Entity
class Membership {
    @EmbeddedId
    Key key;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "org_id", insertable = false, updatable = false)
    Organisation organisation;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id", insertable = false, updatable = false)
    Account account;

    @Convert(converter = RoleColumn.class)
    @Column(nullable = false)
    Role role;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /// For Hibernate.
    protected Membership() {}

    Membership(UUID organisation, UUID account, Role role, Instant createdAt) {
        this.key = new Key(organisation, account);
        this.role = role;
        this.createdAt = createdAt;
    }

    OrganisationView organisationView() {
        return new OrganisationView(
                organisation.id, organisation.name, organisation.personalOf != null, role, organisation.createdAt);
    }

    MemberView memberView() {
        AccountView person = account.view();
        return new MemberView(person.id(), person.email(), person.displayName(), role, createdAt);
    }

    /// One membership per account and organisation.
    @Embeddable
    record Key(
            @Column(name = "org_id") UUID organisation,
            @Column(name = "account_id") UUID account) {}
}
