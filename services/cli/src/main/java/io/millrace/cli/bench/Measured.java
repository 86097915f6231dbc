package io.millrace.cli.bench;

import java.util.List;

/** What a part of a benchmark gives to the report. */
public record Measured(List<Figure> figures, List<String> notes) {}
