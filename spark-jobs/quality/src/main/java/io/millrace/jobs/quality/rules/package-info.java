/** Judges rows by the rules of {@code tables.yaml}; a rule's type is a service that users can add to. */
package io.millrace.jobs.quality.rules;
