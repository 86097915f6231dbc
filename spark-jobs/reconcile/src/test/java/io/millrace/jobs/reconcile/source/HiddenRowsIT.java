package io.millrace.jobs.reconcile.source;

import io.millrace.jobs.reconcile.Lake;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HiddenRowsIT {
    @Test
    void rows_that_a_policy_hides_are_an_error_and_do_not_count_as_gone() throws Exception {
        // given
        Lake.sql(
                "create table hidden (id int primary key)",
                "insert into hidden values (1)",
                "alter table hidden enable row level security",
                "create role hidden_reader login password 'secret'",
                "grant select on hidden to hidden_reader");
        SourceAccess there = Lake.access();
        SourceAccess reader = new SourceAccess(there.url(), "hidden_reader", "secret", there.statementTimeout());

        // when
        try (Connection connection = reader.open();
                Statement statement = connection.createStatement()) {
            // then
            assertThatThrownBy(() -> statement.executeQuery("select count(*) from hidden"))
                    .hasMessageContaining("row-level security");
        } finally {
            Lake.sql("drop owned by hidden_reader", "drop role hidden_reader", "drop table hidden");
        }
    }
}
