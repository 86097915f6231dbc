/** What lies in quarantine: listed, shown, and brought back to its own place in the history. */
package io.millrace.jobs.replay;
