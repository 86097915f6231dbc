/** The convergence ledger: compares tables of the lake with PostgreSQL at a known place of its log, and repairs what differs. */
package io.millrace.jobs.reconcile;
