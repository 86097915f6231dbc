/** What the split is measured with and against: a seeded snapshot, the flow that it replaces, and a plain copy. */
package io.millrace.jobs.bench;
