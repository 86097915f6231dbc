/** The service's settings. */
package io.millrace.reconciliation.config;
