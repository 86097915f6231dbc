/** Settings of change capture. */
package io.millrace.capture.config;
