/** Conditions over columns: a small language of comparisons that is parsed into data and never executed as text. */
package io.millrace.config.quality.condition;
