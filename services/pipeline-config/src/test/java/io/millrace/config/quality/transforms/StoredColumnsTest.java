package io.millrace.config.quality.transforms;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.read.FleetFile;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Columns are stored as the transforms leave them. */
class StoredColumnsTest {
    @Test
    void transforms_give_columns_other_names_and_types_in_their_order() {
        // given
        TableConfig deliveries = FleetFile.read(FleetFile.text()
                        .replace(
                                "      - {id: del_tx_001, type: upper, column: status, order: 1}",
                                """
                                      - {id: d3, type: rename, column: customer_phone, params: {new_name: customer_hash}, order: 3}
                                      - {id: d2, type: hash, column: customer_phone, params: {key_env: HASH_KEY}, order: 2}
                                      - {id: d1, type: cast, column: vehicle_id, params: {to_type: 'decimal(12,0)'}, order: 1}
                                """
                                        .stripTrailing()))
                .tables()
                .get(3);
        // when
        List<ColumnConfig> stored = StoredColumns.of(deliveries);
        // then
        assertThat(stored)
                .hasSize(14)
                .extracting(ColumnConfig::name, column -> column.type().title())
                .contains(tuple("vehicle_id", "decimal(12,0)"), tuple("customer_hash", "string"))
                .doesNotContain(tuple("customer_phone", "string"));
    }

    @Test
    void a_rounded_decimal_has_fewer_digits_and_room_for_a_carry() {
        // given
        TableConfig telemetry = FleetFile.read(FleetFile.text()
                        .replace("{name: latitude, type: double}", "{name: latitude, type: 'decimal(10,7)'}"))
                .tables()
                .get(2);
        // when
        List<ColumnConfig> stored = StoredColumns.of(telemetry);
        // then
        assertThat(stored.get(3).type()).isEqualTo(new ColumnType(ColumnType.Kind.DECIMAL, 9, 5));
    }

    @Test
    void without_transforms_columns_are_stored_as_they_arrive() {
        // given
        TableConfig vehicles = FleetFile.read(FleetFile.text()).tables().get(0);
        // when
        List<ColumnConfig> stored = StoredColumns.of(vehicles);
        // then
        assertThat(stored).isEqualTo(vehicles.schema());
    }
}
