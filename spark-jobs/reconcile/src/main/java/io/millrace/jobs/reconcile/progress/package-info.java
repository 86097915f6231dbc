/** How far change capture and stream have brought a table. */
package io.millrace.jobs.reconcile.progress;
