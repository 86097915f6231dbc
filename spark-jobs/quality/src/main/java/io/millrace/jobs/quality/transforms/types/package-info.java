/** The kinds of transforms, one class each, plain Java. */
package io.millrace.jobs.quality.transforms.types;
