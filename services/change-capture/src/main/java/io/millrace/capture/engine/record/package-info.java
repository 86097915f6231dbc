/** What the connector's records say, in our words. */
package io.millrace.capture.engine.record;
