package io.millrace.capture.engine;

import io.millrace.capture.domain.Position;

/**
 * Where a load stands among the changes.
 *
 * @param rows position of all loaded rows: before every change that the slot will bring, and timed before it
 * @param end log position from which on the slot brings changes
 */
public record LoadPlace(Position rows, long end) {}
