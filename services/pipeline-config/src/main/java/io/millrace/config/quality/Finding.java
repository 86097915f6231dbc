package io.millrace.config.quality;

/**
 * Something that is wrong with a rule, a transform or a check.
 *
 * @param at where in it: {@code column}, {@code params.min}, {@code params.values.2}; empty for all of it
 * @param why what is wrong, without the value, which may be confidential
 * @param whatToDo how to mend it
 */
public record Finding(String at, String why, String whatToDo) {}
