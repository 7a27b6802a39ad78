package io.incubator.auth;

import io.incubator.kit.problem.ErrorCode;

/// What auth-service refuses in its own words. None of them tells which part of a credential was wrong.
public enum AuthError implements ErrorCode {
    EMAIL_TAKEN,
    INVALID_CREDENTIALS,
    INVALID_REFRESH_TOKEN,
    ORGANISATION_UNKNOWN,
    ACCOUNT_UNKNOWN,
    ALREADY_MEMBER,
    TEAM_NAME_TAKEN,
    TOO_MANY_TEAMS,
    ROLE_NOT_GRANTABLE,
    LAST_OWNER,
    SOLE_OWNER,
    WRONG_PASSWORD,
    TOO_MANY_ATTEMPTS,
    SCOPE_NOT_HELD,
    SECOND_FACTOR_REQUIRED,
    STEP_UP_REQUIRED,
    STEP_UP_REFUSED,
    FACTOR_IN_FORCE,
    NO_FACTOR,
    WRONG_CODE,
    PASSKEY_NOT_ACCEPTED,
    PASSKEY_REFUSED,
    INVALID_MAIL_TOKEN,
    REGISTRATION_CLOSED
}
