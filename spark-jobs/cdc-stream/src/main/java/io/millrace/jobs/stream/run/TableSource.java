package io.millrace.jobs.stream.run;

import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.support.kafka.KafkaAccess;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

import java.util.concurrent.TimeoutException;

/**
 * The Kafka topic of a table as a streaming query.
 *
 * @param checkpoint the table's own folder
 * @param trigger when batches begin
 * @param maxMessages most messages of a batch
 */
record TableSource(
        SparkSession spark,
        TableConfig table,
        KafkaAccess kafka,
        String checkpoint,
        Trigger trigger,
        long maxMessages) {

    /** Starts the query; what the topic lost before it was read fails it. */
    StreamingQuery start(VoidFunction2<Dataset<Row>, Long> batches) throws TimeoutException {
        Dataset<Row> records = spark.readStream()
                .format("kafka")
                .options(kafka.source())
                .option("subscribe", table.topic())
                .option("startingOffsets", "earliest")
                .option("failOnDataLoss", "true")
                .option("maxOffsetsPerTrigger", maxMessages)
                .load();
        DataStreamWriter<Row> writer = records.writeStream()
                .queryName("stream_" + table.name())
                .option("checkpointLocation", checkpoint)
                .trigger(trigger)
                .foreachBatch(batches);
        return writer.start();
    }
}
