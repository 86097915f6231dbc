/** Quality of rows: rules that judge them, transforms that change them, metrics that measure them. */
package io.millrace.jobs.quality;
