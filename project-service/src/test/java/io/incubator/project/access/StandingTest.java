package io.incubator.project.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,           ORGANISATION, projects:read,                                VIEWER
            MAINTAINER,  ORGANISATION, projects:read,                                VIEWER
            -,           ORGANISATION, projects:read projects:write,                 CONTRIBUTOR
            -,           MEMBERS,      projects:read projects:write,                 VIEWER
            VIEWER,      ORGANISATION, projects:read projects:write,                 VIEWER
            CONTRIBUTOR, MEMBERS,      projects:read projects:write,                 CONTRIBUTOR
            MAINTAINER,  MEMBERS,      projects:read projects:write,                 MAINTAINER
            -,           MEMBERS,      projects:read projects:write projects:delete, MAINTAINER
            VIEWER,      MEMBERS,      projects:read projects:write projects:delete, MAINTAINER
            """)
    void aRoleComesFromTheTokenTheMembershipAndTheProject(
            ProjectRole member, Contributors contributors, String scopes, ProjectRole expected) {
        Standing standing = new Standing(member, contributors);

        assertThat(standing.with(Set.of(scopes.split(" ", -1)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            VIEWER,      CONTRIBUTOR, false
            CONTRIBUTOR, CONTRIBUTOR, true
            MAINTAINER,  VIEWER,      true
            CONTRIBUTOR, MAINTAINER,  false
            """)
    void eachRoleMayDoWhatTheOnesBelowMay(ProjectRole role, ProjectRole needed, boolean may) {
        assertThat(role.covers(needed)).isEqualTo(may);
    }
}
