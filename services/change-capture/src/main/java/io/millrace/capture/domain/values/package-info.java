/** How PostgreSQL's values are written in the envelope: pure functions, one place for both type profiles. */
package io.millrace.capture.domain.values;
