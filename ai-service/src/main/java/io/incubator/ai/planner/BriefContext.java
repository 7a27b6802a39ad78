package io.incubator.ai.planner;

import java.util.List;
import java.util.Map;

/// Stated circumstances of a brief. Every value may be null: absent means "not said", which the planner answers
/// with an assumption it names and a question it asks.
///
/// @param scale `prototype`, `small`, `medium` or `large`
/// @param domainComplexity `low`, `medium` or `high`
/// @param availability `best_effort`, `standard`, `high` or `critical`
/// @param compliance regimes to obey, such as `gdpr` or `pci_dss`
/// @param budget `low`, `medium` or `high`
/// @param deadlineWeeks weeks until something must be in use
/// @param horizonYears years the system is to be maintained
/// @param existing what they must live with, in plain words or product names
/// @param constraints stated hard constraints, in plain words
public record BriefContext(
        String scale,
        Team team,
        Users users,
        String domainComplexity,
        Performance performance,
        Data data,
        String availability,
        List<String> compliance,
        Deployment deployment,
        String budget,
        Double deadlineWeeks,
        Double horizonYears,
        List<String> existing,
        List<String> constraints) {

    /// A context in which nothing is stated.
    public static BriefContext empty() {
        return new BriefContext(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// The people who build it.
    ///
    /// @param size people who build it
    /// @param skills name of a technology to level, 0 none … 5 deep
    /// @param opsExperience experience in operating systems, 0 none … 5 deep
    public record Team(Double size, Map<String, Double> skills, Double opsExperience) {}

    /// The people who use it.
    ///
    /// @param launch users at launch
    /// @param year1 users after a year
    /// @param peakConcurrent users active at the same moment, at worst
    public record Users(Double launch, Double year1, Double peakConcurrent) {}

    /// How fast and how often.
    ///
    /// @param p95Ms response time 95 % of requests stay below, milliseconds
    /// @param requestsPerSecond at peak
    /// @param realtime whether changes must reach others' screens within a second or so
    public record Performance(Double p95Ms, Double requestsPerSecond, Boolean realtime) {}

    /// What is stored.
    ///
    /// @param kinds of `relational`, `document`, `time_series`, `event_stream`, `graph`, `search`, `vector`, `file`
    /// @param consistency `strong` or `eventual`
    public record Data(
            Double volumeGb,
            Double growthGbPerMonth,
            List<String> kinds,
            Boolean analytics,
            Boolean ml,
            String consistency) {}

    /// Where it may run.
    ///
    /// @param environment of `public_cloud`, `kubernetes`, `on_premises`, `edge`, `serverless`, `paas`
    /// @param managedServicesOk whether services run by a provider may be used
    public record Deployment(List<String> environment, Boolean managedServicesOk) {}
}
