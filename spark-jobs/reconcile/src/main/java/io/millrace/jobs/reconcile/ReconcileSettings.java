package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.jobs.reconcile.compare.Limits;
import io.millrace.jobs.reconcile.repair.Repair;

import java.time.Duration;

/**
 * How tables are reconciled.
 *
 * @param profile in which change capture writes
 * @param patience how long open transactions of the source are waited for before a repair
 * @param steps sees how far a repair is
 */
public record ReconcileSettings(TypeProfile profile, Limits limits, Duration patience, Repair.Steps steps) {}
