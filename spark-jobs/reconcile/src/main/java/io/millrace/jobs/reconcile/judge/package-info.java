/** What one key's rows in source and lake say when they are laid side by side. Plain Java. */
package io.millrace.jobs.reconcile.judge;
