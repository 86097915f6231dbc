package io.millrace.events.mapping;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * A suspicious mass deletion waits for a person; nothing of this comparison was published.
 *
 * @param holdId what {@link DeletionsApproved} names to let this very difference pass
 * @param previousSnapshot the last published snapshot, that this one was compared with
 * @param deletions mappings that would be deleted
 * @param previousRows mappings in the previous snapshot
 * @param sharePercent {@code deletions} of {@code previousRows}, 0 to 100
 * @param limitPercent the share that may be deleted without a person
 * @param limitCount the number that may be deleted without a person
 * @param sample the first of the mappings that would be deleted
 */
public record DeletionsHeld(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String holdId,
        @NotBlank String previousSnapshot,
        @NotBlank String snapshot,
        @Positive long deletions,
        @Positive long previousRows,
        @DecimalMin("0") @DecimalMax("100") double sharePercent,
        @DecimalMin("0") @DecimalMax("100") double limitPercent,
        @PositiveOrZero long limitCount,
        @NotNull @Size(max = 20) List<@Valid Mapping> sample)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
