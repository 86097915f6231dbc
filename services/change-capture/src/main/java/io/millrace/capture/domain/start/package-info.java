/** What must hold before capture starts, and how it starts: decided of facts that were read from the database. */
package io.millrace.capture.domain.start;
