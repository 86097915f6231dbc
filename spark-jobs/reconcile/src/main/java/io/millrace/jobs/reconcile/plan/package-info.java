/** What is compared of a table, and how its two sides are asked for it. */
package io.millrace.jobs.reconcile.plan;
