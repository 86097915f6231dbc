/** What a cause asks for, and what may be believed of the job's answer. */
package io.millrace.reconciliation.domain;
