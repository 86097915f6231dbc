package io.millrace.cleanroom.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/** A CSV file of RFC 4180. */
final class CsvFile {
    private CsvFile() {}

    static String of(List<String> header, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(header);
        rows.forEach(csv::writeRecord);
        return text.toString();
    }
}
