/** The file that corrects values of rows in quarantine before they are replayed. */
package io.millrace.config.patch;
