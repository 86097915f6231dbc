/** Measures the streaming lane: the merge against what it replaces, and how soon a change is seen in the lake. */
package io.millrace.cli.bench.streaming;
