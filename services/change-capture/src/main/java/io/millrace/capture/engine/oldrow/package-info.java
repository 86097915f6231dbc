/** How much of an old row the database sent, told by the connector with each record: by itself it reads that and drops it. */
package io.millrace.capture.engine.oldrow;
