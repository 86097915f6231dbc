/** Where events and the clock come in and verdicts go out. */
package io.millrace.reconciliation.listener;
