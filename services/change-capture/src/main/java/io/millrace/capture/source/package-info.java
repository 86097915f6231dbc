/** The captured database: what is asked of it, and what is written to it. */
package io.millrace.capture.source;
