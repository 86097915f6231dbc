/** Debezium's engine and what it hands over: nothing of it is seen outside this package. */
package io.millrace.capture.engine;
