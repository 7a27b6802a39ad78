package io.incubator.job.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.job.ledger.StoredJson;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/// A job as it is asked for.
///
/// @param requester name by which a service is told; null for a person
/// @param scopes rights of the worker's on-behalf-of token
/// @param uniqueKey null for none
public record Submission(
        UUID jobId,
        String kind,
        UUID organisation,
        UUID subject,
        String requester,
        JsonNode input,
        List<String> scopes,
        int priority,
        int maxAttempts,
        String uniqueKey,
        Timing timing,
        Family family) {
    static final String NAME = "[a-z][a-z0-9-]{0,62}";
    static final String SCOPE = "[a-z][a-z-]*:[a-z][a-z-]*";
    static final int MAX_PRIORITY = 100;
    static final int MAX_MAX_ATTEMPTS = 100;
    static final int MAX_SCOPES = 20;
    static final int MAX_UNIQUE_KEY = 200;

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern SCOPES = Pattern.compile(SCOPE);

    public Submission {
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(family, "family");
        scopes = List.copyOf(scopes);
        demand(kind != null && NAMES.matcher(kind).matches(), "kind is not a kebab-case name");
        demand(requester == null || NAMES.matcher(requester).matches(), "requester is not a kebab-case name");
        demand(scopes.stream().allMatch(s -> SCOPES.matcher(s).matches()), "a scope is not of the form thing:right");
        demand(scopes.size() <= MAX_SCOPES, "too many scopes");
        demand(Math.abs(priority) <= MAX_PRIORITY, "priority is out of range");
        demand(maxAttempts >= 1 && maxAttempts <= MAX_MAX_ATTEMPTS, "maxAttempts is out of range");
        demand(
                uniqueKey == null || (!uniqueKey.isEmpty() && uniqueKey.length() <= MAX_UNIQUE_KEY),
                "uniqueKey is too short or long");
        demand(uniqueKey == null || uniqueKey.equals(StoredJson.withoutNul(uniqueKey)), "uniqueKey holds U+0000");
        demand(input != null && input.isObject(), "input is not an object");
        demand(StoredJson.size(input) <= StoredJson.MAX_INPUT_BYTES, "input is over 64 KiB");
        demand(!StoredJson.holdsNul(input), "input holds U+0000");
    }

    /// A job on its own.
    public static Submission alone(
            UUID jobId,
            String kind,
            UUID organisation,
            UUID subject,
            String requester,
            JsonNode input,
            List<String> scopes,
            int priority,
            int maxAttempts,
            String uniqueKey,
            Timing timing) {
        return new Submission(
                jobId,
                kind,
                organisation,
                subject,
                requester,
                input,
                scopes,
                priority,
                maxAttempts,
                uniqueKey,
                timing,
                Family.NONE);
    }

    /// The same job as one of a family.
    Submission in(Family other) {
        return new Submission(
                jobId,
                kind,
                organisation,
                subject,
                requester,
                input,
                scopes,
                priority,
                maxAttempts,
                uniqueKey,
                timing,
                other);
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
