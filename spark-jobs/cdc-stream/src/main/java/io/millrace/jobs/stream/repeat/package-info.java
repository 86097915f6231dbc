/** Changes that come twice from a source that gives them no place in its log. */
package io.millrace.jobs.stream.repeat;
