package io.millrace.registration.parquet;

import io.millrace.events.lake.TableColumn;
import io.millrace.registration.testing.ParquetBytes;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HiveTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional boolean c;                                  | boolean",
                "optional int32 c;                                    | int",
                "optional int64 c;                                    | bigint",
                "optional int96 c;                                    | timestamp",
                "optional float c;                                    | float",
                "optional double c;                                   | double",
                "optional binary c;                                   | binary",
                "optional fixed_len_byte_array(7) c;                  | binary",
                "optional binary c (STRING);                          | string",
                "optional binary c (ENUM);                            | string",
                "optional binary c (JSON);                            | string",
                "optional binary c (BSON);                            | binary",
                "optional int32 c (DATE);                             | date",
                "optional int64 c (TIMESTAMP(MILLIS,true));           | timestamp",
                "optional int64 c (TIMESTAMP(MICROS,false));          | timestamp",
                "optional int64 c (TIMESTAMP(NANOS,true));            | timestamp",
                "optional int32 c (DECIMAL(9,2));                     | decimal(9,2)",
                "optional int64 c (DECIMAL(18,0));                    | decimal(18,0)",
                "optional binary c (DECIMAL(38,10));                  | decimal(38,10)",
                "optional fixed_len_byte_array(16) c (DECIMAL(38,2)); | decimal(38,2)",
                "optional int32 c (INTEGER(8,true));                  | tinyint",
                "optional int32 c (INTEGER(16,true));                 | smallint",
                "optional int32 c (INTEGER(32,true));                 | int",
                "optional int64 c (INTEGER(64,true));                 | bigint",
                "optional int32 c (INTEGER(8,false));                 | smallint",
                "optional int32 c (INTEGER(16,false));                | int",
                "repeated int32 c;                                    | array<int>",
                "optional group c (LIST) { repeated group list { optional int32 element; } }          | array<int>",
                "optional group c (LIST) { repeated group bag { optional int32 array_element; } }     | array<int>",
                "optional group c (LIST) { repeated int32 element; }                                  | array<int>",
                "optional group c (LIST) { repeated group array { optional int32 x; } }               | array<struct<x:int>>",
                "optional group c (LIST) { repeated group c_tuple { optional int32 x; } }             | array<struct<x:int>>",
                "optional group c (LIST) { repeated group element { optional int32 x; optional int32 y; } } | array<struct<x:int,y:int>>",
                "optional group c (LIST) { repeated group list { repeated int32 element; } }          | array<struct<element:array<int>>>",
                "optional group c (LIST) { repeated group list { optional group element (LIST) { repeated group list { optional double element; } } } } | array<array<double>>",
                "optional group c (MAP) { repeated group key_value { required binary key (STRING); optional int64 value; } } | map<string,bigint>",
                "optional group c (MAP) { repeated group map (MAP_KEY_VALUE) { required binary k (STRING); optional int64 v; } } | map<string,bigint>",
                "optional group c (MAP_KEY_VALUE) { repeated group map { required int32 k; optional group v { optional int32 X; } } } | map<int,struct<x:int>>",
                "optional group c { optional int32 A; optional group b { repeated double d; } }       | struct<a:int,b:struct<d:array<double>>>",
            })
    void each_parquet_type_has_its_name_in_hive(String field, String type) {
        // when
        List<TableColumn> columns = columns(field);

        // then
        assertThat(columns).containsExactly(new TableColumn("c", type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional int32 c (INTEGER(32,false));     | c | signed",
                "optional int64 c (INTEGER(64,false));     | c | signed",
                "optional int32 c (TIME(MILLIS,true));     | c | time of day",
                "optional fixed_len_byte_array(16) c (UUID); | c | UUID",
                "optional fixed_len_byte_array(17) c (DECIMAL(39,2)); | c | 38 digits",
                "optional group s { optional group t { optional int64 c (TIME(NANOS,true)); } } | s.t.c | time of day",
                "optional group m (MAP) { repeated group kv { required group key { required int32 x; } optional int32 value; } } | m | nested keys",
                "optional int32 id; optional int64 ID;     | ID | upper and lower case",
            })
    void what_hive_cannot_express_is_an_error_that_names_the_column(String fields, String column, String why) {
        // when / then
        assertThatThrownBy(() -> columns(fields))
                .isInstanceOfSatisfying(InexpressibleTypeException.class, e -> assertThat(e.column())
                        .isEqualTo(column))
                .hasMessageContaining(why);
    }

    @Test
    void columns_keep_their_order_under_names_in_lower_case() {
        // when
        List<TableColumn> columns = columns("optional int32 Zeta; optional int32 CUSTOMER_USER_ID; optional int32 a;");

        // then
        assertThat(columns).extracting(TableColumn::name).containsExactly("zeta", "customer_user_id", "a");
    }

    private static List<TableColumn> columns(String fields) {
        return HiveTypes.columns(
                ParquetBytes.elements(MessageTypeParser.parseMessageType("message m { " + fields + " }")));
    }
}
