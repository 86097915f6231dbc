package io.millrace.jobs.bucketing;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import io.millrace.jobs.support.S3Settings;
import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SplitOnS3IT {
    private static final String BUCKET = "split-on-s3";

    @TempDir
    private Path folder;

    @Test
    void a_snapshot_on_s3_becomes_the_same_files_there_as_on_a_disk() throws IOException {
        // given
        AmazonS3 s3 = store();
        Dataset<Row> source = Bucketing.SPARK
                .range(0, 500, 1, 3)
                .selectExpr("if(id % 50 = 0, null, concat('K', id)) customer_user_id", "id a", "id % 3 b");
        Bucketing bucketing = new Bucketing(folder)
                .source(source)
                .mapping("A,a,\nB,b,\n")
                .with("layouts", List.of("hive-buckets", "files"));
        bucketing.run();
        source.write().parquet("s3://" + BUCKET + "/raw_input/snapshot_dt=2025-10-22/");
        bucketing
                .with("source", "s3://" + BUCKET + "/raw_input/snapshot_dt=2025-10-22/")
                .with("target", "s3://" + BUCKET + "/bucketed/v=1/");
        s3.putObject(BUCKET, "bucketed/v=1/hive-buckets/a/00099_0_part.parquet", "left by a run before");

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        assertThat(s3.getObjectAsString(BUCKET, "bucketed/v=1/metadata/snapshot_dt.txt"))
                .isEqualTo("2025-10-22");
        assertThat(s3.doesObjectExist(BUCKET, "bucketed/v=1/metadata/result.json"))
                .isTrue();
        Map<String, String> onS3 = new TreeMap<>();
        s3.listObjectsV2(BUCKET, "bucketed/v=1/").getObjectSummaries().stream()
                .map(object -> object.getKey())
                .filter(key -> key.endsWith(".parquet"))
                .forEach(key -> onS3.put(
                        key.substring("bucketed/v=1/".length()),
                        Bucketing.hash(s3.getObject(BUCKET, key).getObjectContent())));
        assertThat(onS3).isEqualTo(bucketing.fingerprints());
    }

    private static AmazonS3 store() {
        LakeEndpoints lake = TestLake.with(LakePart.OBJECT_STORE).endpoints();
        S3Settings.from(lake.asEnvironment())
                .forEach(Bucketing.SPARK.sparkContext().hadoopConfiguration()::set);
        AmazonS3 s3 = AmazonS3ClientBuilder.standard()
                .withEndpointConfiguration(new EndpointConfiguration(lake.s3().toString(), LakeEndpoints.REGION))
                .withCredentials(new AWSStaticCredentialsProvider(
                        new BasicAWSCredentials(LakeEndpoints.ACCESS_KEY, LakeEndpoints.SECRET_KEY)))
                .withPathStyleAccessEnabled(true)
                .build();
        s3.createBucket(BUCKET);
        return s3;
    }
}
