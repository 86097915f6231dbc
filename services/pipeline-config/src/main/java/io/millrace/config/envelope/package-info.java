/** AWS DMS's JSON envelope around a changed row, and what Millrace adds to it: written by change capture, read by Spark. */
package io.millrace.config.envelope;
