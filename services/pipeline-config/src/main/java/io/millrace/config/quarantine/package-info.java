/** What the replay job tells of rows in quarantine, for whoever started it. */
package io.millrace.config.quarantine;
