/** Change capture as a Quarkus service: settings in, health and metrics out. */
package io.millrace.capture.service;
