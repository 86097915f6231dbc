/** A fleet of vehicles as a source of changes: generated from a seed, written to PostgreSQL, and what must come of it. */
package io.millrace.cli.demo.fleet;
