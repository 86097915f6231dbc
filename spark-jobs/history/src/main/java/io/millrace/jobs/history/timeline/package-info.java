/** Where each change of a key belongs in time: stored rows become changes again, changes are put in order, and the order becomes rows. */
package io.millrace.jobs.history.timeline;
