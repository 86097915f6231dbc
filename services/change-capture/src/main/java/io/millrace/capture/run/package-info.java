/** Capture from check to end, again and again: plain Java, so that it runs in a service, a test or a measurement alike. */
package io.millrace.capture.run;
