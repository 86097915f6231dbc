/** What keys a configuration file has and what their values look like; files are checked and editors' schemas made from it. */
package io.millrace.config.shape;
