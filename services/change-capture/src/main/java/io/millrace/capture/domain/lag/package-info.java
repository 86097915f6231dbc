/** How far capture is behind its database, and when a person must be told. */
package io.millrace.capture.domain.lag;
