/** Documents and Spark run of one comparison. */
package io.millrace.reconciliation.run;
