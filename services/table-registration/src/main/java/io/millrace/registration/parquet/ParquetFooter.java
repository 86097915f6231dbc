package io.millrace.registration.parquet;

import io.millrace.events.lake.TableColumn;

import java.util.List;

/** What a Parquet file's footer says of the whole file. */
public record ParquetFooter(List<TableColumn> columns, long rows) {}
