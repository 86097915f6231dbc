package io.millrace.registration.domain;

import io.millrace.events.lake.TableColumn;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the files of a table hold.
 *
 * @param columns all of them, in order, without partition keys
 * @param rows as the files tell; of CSV files, as the event tells; empty when nobody does
 * @param partitions the values of {@code id_bucket} that have files; empty for tables without partitions
 */
public record TableContents(
        List<TableColumn> columns,
        Optional<Long> rows,
        Optional<Long> bytes,
        Optional<Long> files,
        SortedSet<Integer> partitions) {}
