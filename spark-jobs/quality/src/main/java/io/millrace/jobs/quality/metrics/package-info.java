/** Measures tables batch by batch, and over all of their rows by states that grow with each batch. */
package io.millrace.jobs.quality.metrics;
