/** The documents of the Spark job that compares lake and source, for whoever starts it, and what they are told as. */
package io.millrace.platform.reconcile;
