package io.incubator.project.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/// How much work a task is, in working days of one person.
///
/// @param optimistic when everything goes well
/// @param pessimistic when nothing does
record Estimate(
        @NotNull @DecimalMin("0") @DecimalMax("1000") Double optimistic,
        @NotNull @DecimalMin("0") @DecimalMax("1000") Double likely,
        @NotNull @DecimalMin("0") @DecimalMax("1000") Double pessimistic) {

    @JsonIgnore
    @AssertTrue(message = "must grow from optimistic to pessimistic")
    boolean isOrdered() {
        return optimistic == null
                || likely == null
                || pessimistic == null
                || (optimistic <= likely && likely <= pessimistic);
    }
}
