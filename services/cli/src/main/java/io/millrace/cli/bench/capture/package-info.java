/** Measures change capture as it is packaged, from outside: rows go into PostgreSQL, records come out of Kafka. */
package io.millrace.cli.bench.capture;
