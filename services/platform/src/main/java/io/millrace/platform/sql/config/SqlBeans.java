package io.millrace.platform.sql.config;

import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.sql.AthenaEngine;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.TrinoEngine;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The SQL engine as a bean. */
@Singleton
class SqlBeans {

    @Produces
    @Singleton
    @DefaultBean
    SqlEngine sqlEngine(SqlConfig config, AwsClients clients) {
        return switch (config.engine()) {
            case TRINO -> new TrinoEngine(config.trino().toSettings());
            case ATHENA -> new AthenaEngine(clients.athena(), config.athena().toSettings());
        };
    }
}
