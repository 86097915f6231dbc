package io.millrace.bucketing.domain;

import io.millrace.bucketing.domain.DatasetPlan.NullKeys;
import io.millrace.bucketing.domain.DatasetPlan.OnMissingColumn;
import io.millrace.events.bucketing.Layout;

import java.util.List;
import java.util.Optional;

final class Plans {
    static final DatasetPlan WIDE = new DatasetPlan(
            "wide",
            Folder.of("s3://lake/opus/wide"),
            Optional.of("s3://lake/mapping.csv"),
            List.of("ibe_01", "ibe_02"),
            Folder.of("s3://lake/bucketed/wide/"),
            List.of(Layout.HIVE_BUCKETS, Layout.FILES),
            512,
            256,
            "customer_user_id",
            NullKeys.BUCKET_ZERO,
            OnMissingColumn.SKIP_COLUMN,
            Optional.empty());

    private Plans() {}
}
