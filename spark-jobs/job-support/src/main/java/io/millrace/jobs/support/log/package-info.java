/** What jobs may say of errors. */
package io.millrace.jobs.support.log;
