/** The demo of the streaming lane. */
package io.millrace.cli.demo.streaming;
