package io.millrace.cleanroom.listener;

import io.millrace.cleanroom.adapter.CatalogReader;
import io.millrace.cleanroom.adapter.CleanRoomReader;
import io.millrace.cleanroom.adapter.IdentityReader;
import io.millrace.cleanroom.adapter.ReportFiles;
import io.millrace.cleanroom.adapter.ReportNames;
import io.millrace.cleanroom.config.CleanroomConfig;
import io.millrace.cleanroom.config.CleanroomSettings;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.runtime.PlatformConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The stage put together from its settings. */
@Singleton
class CleanroomBeans {

    @Produces
    @Singleton
    CleanroomReportStage stage(
            CleanroomConfig config,
            PlatformConfig platform,
            AwsClients clients,
            CheckpointStore checkpoints,
            ObjectStore objects) {
        CleanroomSettings settings = CleanroomSettings.of(config, platform.environment());
        return new CleanroomReportStage(
                settings,
                new CatalogReader(clients.glue()),
                new CleanRoomReader(clients.cleanRooms(), settings.concurrency()),
                new IdentityReader(clients.entityResolution(), settings.concurrency()),
                new ReportNames(checkpoints),
                new ReportFiles(
                        objects,
                        new ObjectLocation(settings.reportBucket(), settings.reportPrefix()),
                        settings.formats()));
    }
}
