/** Programs that measure: the merge against what it replaces, in one run. */
package io.millrace.jobs.history.bench;
