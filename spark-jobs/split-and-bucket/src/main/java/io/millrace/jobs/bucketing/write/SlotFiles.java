package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.PackedRows;
import io.millrace.jobs.bucketing.parquet.TableFormat;
import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.OutputLayout;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import io.millrace.jobs.bucketing.plan.TableRoute;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens the files of the slots of one lane. */
final class SlotFiles implements AutoCloseable {
    private static final String REASON_COLUMN = "reject_reason";
    /** The reason and the key, which is null. */
    private static final int REJECT_COLUMNS = 2;

    private static final UTF8String NULL_KEY = UTF8String.fromString("null-key");

    private final Lane lane;
    private final List<TableRoute> tables;
    private final List<TableFormat> formats;
    private final List<TableFormat> rejectFormats;
    private final byte[] rejectLead;
    private final int columns;
    private final String target;
    private final Configuration hadoop;
    private final CodecFactory codecs;

    SlotFiles(SplitPlan plan, Lane lane, Configuration hadoop) {
        this.lane = lane;
        this.tables = lane.tables().stream().map(plan.tables()::get).toList();
        this.target = plan.target();
        this.hadoop = hadoop;
        this.codecs = new CodecFactory(hadoop, ParquetProperties.DEFAULT_PAGE_SIZE);
        this.formats = tables.stream()
                .map(table -> lane.sized()
                        ? TableFormat.plain(table.schema(), plan.int96(), codecs)
                        : TableFormat.sorted(table.schema(), plan.int96(), codecs))
                .toList();
        this.rejectFormats = tables.stream()
                .map(table -> TableFormat.plain(withReason(table.schema()), plan.int96(), codecs))
                .toList();
        this.columns =
                tables.stream().mapToInt(table -> table.ordinals().size()).sum();
        PackedRows lead = new PackedRows(1);
        lead.begin(1, REJECT_COLUMNS);
        lead.putText(0, NULL_KEY);
        lead.putNull(0, 1);
        this.rejectLead = lead.toBytes(0);
    }

    /** How many columns the rest of the lane's rows has. */
    int columns() {
        return columns;
    }

    /** What stands before the rest of a rejected row. */
    byte[] rejectLead() {
        return rejectLead;
    }

    /** A file a table; those of slots beyond the lane's take rejected rows. */
    List<TableFile> open(int slot) throws IOException {
        boolean rejects = slot >= lane.slots();
        List<TableFile> files = new ArrayList<>();
        int place = 0;
        for (int i = 0; i < tables.size(); i++) {
            String name = tables.get(i).name();
            TableFormat format = (rejects ? rejectFormats : formats).get(i);
            Map<String, String> paths = rejects ? rejected(name, slot - lane.slots()) : laidOut(name, slot);
            files.add(new TableFile(name, paths, format, rejects ? REJECT_COLUMNS : 1, place, target, hadoop));
            place += tables.get(i).ordinals().size();
        }
        return files;
    }

    @Override
    public void close() {
        codecs.release();
    }

    private Map<String, String> laidOut(String table, int slot) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (OutputLayout layout : lane.layouts()) {
            paths.put(layout.title(), layout.title() + "/" + table + "/" + layout.file(slot));
        }
        return paths;
    }

    private static Map<String, String> rejected(String table, int number) {
        return Map.of(
                WrittenFile.REJECTED,
                "%s/%s/%05d_rejected.snappy.parquet".formatted(WrittenFile.REJECTED, table, number));
    }

    private static StructType withReason(StructType schema) {
        StructField reason = DataTypes.createStructField(REASON_COLUMN, DataTypes.StringType, true);
        return new StructType(
                Stream.concat(Stream.of(reason), Stream.of(schema.fields())).toArray(StructField[]::new));
    }
}
