/** What the job is started with: command line, environment, configuration; wrong ones are refused before a session opens. */
package io.millrace.jobs.stream.start;
