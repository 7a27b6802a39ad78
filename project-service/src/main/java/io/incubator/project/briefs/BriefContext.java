package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/// Stated circumstances. Every value may be left out, which means "not said": the planner then assumes, says so, and
/// asks.
///
/// @param scale how large the project is
/// @param domainComplexity how intricate the rules of the business are
/// @param availability how much being away costs
/// @param compliance regimes to obey, such as `gdpr`
/// @param budget what may be spent, coarsely
/// @param deadlineWeeks weeks until something must be in use
/// @param horizonYears years it is to be maintained
/// @param existing what it must live with, in plain words or product names
/// @param constraints hard constraints, in plain words
@JsonInclude(JsonInclude.Include.NON_NULL)
record BriefContext(
        Scale scale,
        @Valid Team team,
        @Valid Users users,
        Level domainComplexity,
        @Valid Performance performance,
        @Valid Data data,
        Availability availability,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> compliance,
        @Valid Deployment deployment,
        Level budget,
        @DecimalMin("0.1") @DecimalMax("1000") Double deadlineWeeks,
        @DecimalMin("0.1") @DecimalMax("100") Double horizonYears,
        @Size(max = 100) List<@NotBlank @Size(max = 500) String> existing,
        @Size(max = 100) List<@NotBlank @Size(max = 1_000) String> constraints) {

    static BriefContext empty() {
        return new BriefContext(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// @param size people who build it
    /// @param skills technology to level: 0 none, 1 hardly any, 2 some, 3 working knowledge, 4 main skill, 5 deep
    /// @param opsExperience experience in operating systems, on the same scale
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Team(
            @Min(1) @Max(10_000) Integer size,
            @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Min(0) @Max(5) Integer> skills,
            @Min(0) @Max(5) Integer opsExperience) {}

    /// @param launch users at launch
    /// @param year1 users after a year
    /// @param peakConcurrent users active at the same moment, at worst
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Users(
            @PositiveOrZero Long launch,
            @PositiveOrZero Long year1,
            @PositiveOrZero Long peakConcurrent) {}

    /// @param p95Ms 95 % of requests answer within, in milliseconds
    /// @param requestsPerSecond at peak
    /// @param realtime whether a change must reach other people's screens within a second or so
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Performance(
            @DecimalMin("0.01") @DecimalMax("3600000") Double p95Ms,
            @DecimalMin("0") @DecimalMax("1000000000") Double requestsPerSecond,
            Boolean realtime) {}

    /// @param volumeGb data at the start, in gigabytes
    /// @param growthGbPerMonth what is added every month, in gigabytes
    /// @param kinds of data, as far as they matter
    /// @param analytics whether people analyse it
    /// @param ml whether machines learn from it
    /// @param consistency what readers may see
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            @DecimalMin("0") @DecimalMax("1000000000") Double volumeGb,
            @DecimalMin("0") @DecimalMax("1000000000") Double growthGbPerMonth,
            @Size(max = 8) List<@NotNull DataKind> kinds,
            Boolean analytics,
            Boolean ml,
            Consistency consistency) {}

    /// @param environment where it may run
    /// @param managedServicesOk whether services run by a provider may be used
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deployment(@Size(max = 6) List<@NotNull Environment> environment, Boolean managedServicesOk) {}
}
