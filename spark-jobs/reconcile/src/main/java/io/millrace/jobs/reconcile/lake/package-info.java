/** The lake's side: a table's current rows at one version, what was set aside, and how far the stream has come. */
package io.millrace.jobs.reconcile.lake;
