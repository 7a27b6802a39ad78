package io.incubator.auth.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void rolesGiveTheScopesOfTheirRank() {
        assertThat(Role.OWNER.scopes())
                .containsExactly(
                        "jobs:read",
                        "jobs:write",
                        "models:read",
                        "models:use",
                        "models:write",
                        "organisations:read",
                        "organisations:write",
                        "plans:read",
                        "projects:delete",
                        "projects:read",
                        "projects:write");
        assertThat(Role.ADMIN.scopes()).isEqualTo(Role.OWNER.scopes());
        assertThat(Role.MEMBER.scopes())
                .containsExactly(
                        "jobs:read",
                        "jobs:write",
                        "models:read",
                        "models:use",
                        "organisations:read",
                        "plans:read",
                        "projects:read",
                        "projects:write");
        assertThat(Role.VIEWER.scopes())
                .containsExactly("jobs:read", "models:read", "organisations:read", "plans:read", "projects:read");
    }

    @Test
    void nobodyGrantsMoreThanTheyHave() {
        assertThat(Role.OWNER.mayGrant(Role.OWNER)).isTrue();
        assertThat(Role.ADMIN.mayGrant(Role.OWNER)).isFalse();
        assertThat(Role.ADMIN.mayGrant(Role.ADMIN)).isTrue();
        assertThat(Role.MEMBER.mayGrant(Role.VIEWER)).isFalse();
    }

    @Test
    void rolesAreNamedInLowerCase() {
        assertThat(Role.of("viewer")).isEqualTo(Role.VIEWER);
        assertThatThrownBy(() -> Role.of("VIEWER")).isInstanceOf(IllegalArgumentException.class);
    }
}
