/** YAML as a tree whose every part knows its place in the file: read safely, no object is ever made from a text's words. */
package io.millrace.config.yaml;
