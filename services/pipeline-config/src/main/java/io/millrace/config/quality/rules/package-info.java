/** What each type of rule needs in {@code tables.yaml}; a user's own types are announced as services. */
package io.millrace.config.quality.rules;
