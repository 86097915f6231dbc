package io.millrace.cleanroom.domain.room;

/**
 * Why a question has no answer.
 *
 * @param call what was asked, for example {@code GetConfiguredTable}
 * @param code the error's code, for example {@code AccessDeniedException}
 * @param message the error's text
 */
public record Fault(String call, String code, String message) {}
