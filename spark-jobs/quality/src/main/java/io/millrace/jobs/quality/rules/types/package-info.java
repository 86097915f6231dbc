/** The rule types that Millrace brings, one class each. */
package io.millrace.jobs.quality.rules.types;
