/** Reads the files that a batch can touch and puts what it changes into one commit of Delta's own transaction. */
package io.millrace.jobs.history.commit;
