/** Configuration files of pipelines: read, validated, explained. Plain Java, for services, jobs and the command line. */
package io.millrace.config;
