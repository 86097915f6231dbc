package io.millrace.config.columns;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a column mapping: CSV in UTF-8, with or without byte order mark, either with the header
 * {@code OMC_FLYWHEEL_TABLE,OMC_FLYWHEEL_COLUMN,FUNCTION_DESCRIPTION,OPUS_COLUMN,ELEMENT_NUMBER} or as lines of table,
 * column, description without one.
 */
public final class ColumnMappingReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String origin;
    private final String key;
    private final Set<String> known;
    private final MappingProblems problems;
    private final Map<String, Map<String, MappedColumn>> tables = new LinkedHashMap<>();

    private ColumnMappingReader(String origin, String key, Collection<String> known) {
        this.origin = origin;
        this.key = key.toLowerCase(Locale.ROOT);
        this.known = known.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.problems = new MappingProblems(origin);
    }

    /**
     * Reads the whole file.
     *
     * @param origin the file's name, for messages
     * @param key name of the key column, in any case
     * @throws InvalidInputException with every problem of the file
     */
    public static ColumnMapping read(byte[] csv, String origin, String key) {
        List<Problem> problems = new ArrayList<>();
        ColumnMapping mapping = read(csv, origin, key, List.of(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return mapping;
    }

    /**
     * Reads what can be read, for a caller who has more to find out before all is told at once.
     *
     * @param known the tables that there may be, in any case; empty for any
     * @param problems gets every problem of the file
     * @return the lines without a fault; of a column that stands there twice, the first
     */
    public static ColumnMapping read(
            byte[] csv, String origin, String key, Collection<String> known, List<Problem> problems) {
        ColumnMappingReader reader = new ColumnMappingReader(origin, key, known);
        reader.readLines(csv);
        problems.addAll(reader.problems.found());
        return reader.mapping();
    }

    private void readLines(byte[] csv) {
        MappingFormat format = null;
        int records = 0;
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(decode(csv))) {
            for (CsvRecord line : lines) {
                if (records++ == 0) {
                    format = MappingFormat.of(line.getFields());
                    if (format == null) {
                        problems.unknownForm(line.getFields());
                        return;
                    }
                    if (format.header()) {
                        continue;
                    }
                }
                readLine(line, format);
            }
        } catch (CsvParseException | CharacterCodingException e) {
            problems.unreadable(String.valueOf(e.getMessage()));
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot be read: report this as a fault", e);
        }
        if (tables.isEmpty() && problems.found().isEmpty()) {
            problems.empty();
        }
    }

    private static String decode(byte[] csv) throws CharacterCodingException {
        String text =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private void readLine(CsvRecord line, MappingFormat format) {
        long number = line.getStartingLineNumber();
        if (line.getFieldCount() != format.fields()) {
            problems.malformed(number, line.getFieldCount(), format.fields());
            return;
        }
        String table = line.getField(format.table()).strip().toLowerCase(Locale.ROOT);
        String column = line.getField(format.column()).strip().toLowerCase(Locale.ROOT);
        boolean tableNamed = isName(number, "table name", table);
        boolean columnNamed = isName(number, "column name", column);
        if (!tableNamed || !columnNamed) {
            return;
        }
        if (!known.isEmpty() && !known.contains(table) && !tables.containsKey(table)) {
            problems.unknownTable(number, table, known);
        }
        String source = line.getField(format.source()).strip();
        MappedColumn mapped = new MappedColumn(
                column,
                source.isEmpty() ? column : source,
                line.getField(format.description()).strip(),
                number);
        MappedColumn first =
                tables.computeIfAbsent(table, name -> new LinkedHashMap<>()).putIfAbsent(column, mapped);
        if (first != null) {
            problems.duplicate(number, table, column, first.line());
        }
    }

    private boolean isName(long line, String field, String name) {
        if (name.isEmpty()) {
            problems.blank(line, field);
        } else if (!NAME.matcher(name).matches()) {
            problems.badName(line, field, name);
        }
        return NAME.matcher(name).matches();
    }

    private ColumnMapping mapping() {
        List<MappedTable> all = new ArrayList<>();
        tables.forEach((table, columns) -> {
            List<MappedColumn> ordered = new ArrayList<>();
            ordered.add(columns.getOrDefault(key, new MappedColumn(key, key, "", 0)));
            columns.values().stream()
                    .filter(column -> !column.name().equals(key))
                    .forEach(ordered::add);
            all.add(new MappedTable(table, ordered));
        });
        return new ColumnMapping(origin, key, all);
    }
}
