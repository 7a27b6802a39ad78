package io.incubator.system.contract;

import java.util.Locale;

/// Where somebody stands in the organisation of the test.
enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    VIEWER;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
