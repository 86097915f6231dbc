package io.millrace.config.tables.read;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Each fault of a file is told with its line and column, and what to do. A case replaces one piece of the fleet's file. */
class ProblemsTest {
    private static final String FLEET = FleetFile.text();

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            # keys, kinds, duplicates
            trigger_interval: "15 seconds"          | triger_interval: 15 seconds            | there is no key 'triger_interval' here | Did you mean 'trigger_interval'?
            trigger_interval: "15 seconds"          | trigger_interval: "15 lightyears"      | does not fit                         | 15 seconds
            trigger_interval: "15 seconds"          | trigger_interval: 15                   | the number '15' stands where         | in quotes
            trigger_interval: "15 seconds"          | trigger_interval: 2 days               | more than a day                      | shorter
            engine: postgres                        | engine: postgers                       | 'postgers' is not known here         | Did you mean 'postgres'?
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: strin}  | does not fit                  | Did you mean 'string'?
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: uuid} | does not fit                    | one of string, varchar
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: decimal} | does not fit                 | decimal(10,2) in quotes
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: 'decimal(39,2)'} | there is no such decimal | 38
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: 'decimal(4,5)'} | there is no such decimal | 38
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: string, nullable: no} | the text 'no' stands where true or false is wanted | true or false
            {name: vin, type: string, nullable: false, unique: true} | {name: vin, type: string, name: vin}    | the key 'name' stands here again | Keep one
            {name: vin, type: string, nullable: false, unique: true} | {name: vin}           | the key 'type' is missing             | one of string
            {name: vin, type: string, nullable: false, unique: true} | {name: MAKE, type: string} | another column of the table has this name | Keep one
            {name: vin, type: string, nullable: false, unique: true} | {name: _lsn, type: string} | tables keep their history      | Rename
            {name: vin, type: string, nullable: false, unique: true} | {name: _unchanged, type: string} | tables keep their history | Rename
            {name: vin, type: string, nullable: false, unique: true} | {name: _Is_Last, type: string} | tables keep their history  | Rename
            {name: vin, type: string, nullable: false, unique: true} | {name: _deleted_order, type: long} | tables keep their history | Rename
            {name: vin, type: string, nullable: false, unique: true} | {name: _kind, type: string} | tables keep their history     | Rename
            {name: vin, type: string, nullable: false, unique: true} | {name: __fate, type: string} | tables keep their history    | Rename
            {name: vin, type: string, nullable: false, unique: true} | {name: 17, type: string}   | the number '17' stands where   | in quotes
            {name: vin, type: string, nullable: false, unique: true} | {name: !!str vin, type: string} | the tag                               | Remove the tag
            {name: vin, type: string, nullable: false, unique: true} | *missing              | the alias *missing repeats nothing    | write the part out
            delta_bucket: "${STACK_NAME}-delta-${AWS_ACCOUNT_ID}" | delta_bucket: "s3://x-delta/"        | does not fit           | a bucket's name alone
            delta_bucket: "${STACK_NAME}-delta-${AWS_ACCOUNT_ID}" | delta_bucket: "${STACK_NAM}-delta"   | there is no placeholder ${STACK_NAM} | Did you mean 'STACK_NAME'?
            delta_bucket: "${STACK_NAME}-delta-${AWS_ACCOUNT_ID}" | delta_bucket: "${env:BUCKET}"        | nothing says what ${env:BUCKET} stands for | Set the environment variable
            /checkpoints/                         | /check points/                       | does not fit                         | s3://bucket/folder/
            # kafka
            sasl_mechanism: "SCRAM-SHA-512"         | sasl_mechanism: "SCRAM-SHA-521"        | is not known here                    | SCRAM-SHA-512
            sasl_mechanism: "SCRAM-SHA-512"         | ~~                                     | needs a way to sign in               | Add sasl_mechanism
            sasl_username: "kafkaadmin"             | ~~                                     | needs a user                         | Add sasl_username
            bootstrap_servers: "PLACEHOLDER"        | bootstrap_servers: "broker"            | does not fit                         | host:port
            # names
            name: alerts                            | name: vehicles                         | another table of the file is the same | free
            topic: cdc-drivers                      | topic: cdc-vehicles                    | another topic of the file is the same | free
            ${AWS_ACCOUNT_ID}/drivers/              | ${AWS_ACCOUNT_ID}/vehicles/            | the same as that of table vehicles   | its own
            ${AWS_ACCOUNT_ID}/drivers/              | ${AWS_ACCOUNT_ID}/vehicles/drivers/    | one lies in the other                | its own
            ${AWS_ACCOUNT_ID}/drivers/              | ${AWS_ACCOUNT_ID}/dq_metrics/          | the same as that of the metrics      | its own
            id: tel_002, type: range                | id: tel_001, type: range               | another rule id of the file          | free
            id: tel_002, type: range                | id: drv_002, type: range               | another rule id of the file          | free
            id: tel_tx_002                          | id: drv_tx_001                         | another transform id of the file     | free
            # columns
            column: speed_kmh                       | column: speed_kmg                      | has no column 'speed_kmg'            | Did you mean 'speed_kmh'?
            column: phone                           | column: telephone                      | has no column 'telephone'            | Known are: id,
            {metric: completeness, column: vehicle_id | {metric: completeness, column: vehicleid | has no column 'vehicleid'        | Did you mean 'vehicle_id'?
            columns: [vehicle_id, recorded_at]      | columns: [vehicle_id, recorded]        | has no column 'recorded'             | recorded_at
            references: drivers, referenced_column: id | references: driver, referenced_column: id | no table 'driver'              | Did you mean 'drivers'?
            references: drivers, referenced_column: id | references: drivers(ids)             | no column 'ids'                       | Did you mean 'id'?
            # rules
            {min: 0, max: 350}                      | {min: 351, max: 350}                   | min is above max                     | Swap
            {min: 0, max: 350}                      | {}                                     | the range has no limit               | Give min, max or both
            {min: 0, max: 350}                      | {min: zero, max: 350}                  | does not fit the column's type, double | without quotes
            {min: 0, max: 350}                      | {min: 0, maxi: 350}                    | there is no key 'maxi' here          | Did you mean 'max'?
            type: range, column: speed_kmh          | type: rnage, column: speed_kmh         | 'rnage' is not known here            | Did you mean 'range'?
            type: range, column: speed_kmh          | type: range, column: engine_status     | a range judges numbers               | allowed_values
            severity: error}                        | severity: eror}                        | 'eror' is not known here             | Did you mean 'error'?
            '^DRV\\d{5}$'                           | '^DRV(\\d{5}$'                         | the regular expression cannot be understood | Mend it
            type: regex, column: employee_id        | type: regex, column: safety_score      | regex judges texts                   | range
            [speeding, harsh_braking,               | [speeding, speeding,                   | already number 1 of the list         | Remove one
            [speeding, harsh_braking,               | [speeding, 7,                          | does not fit the column's type, string | in quotes
            [speeding, harsh_braking, low_fuel, engine_overheat, geofence_violation] | []    | the list is empty                     | at least one
            [speeding, harsh_braking, low_fuel, engine_overheat, geofence_violation] | speeding | the text 'speeding' stands where a list | list
            type: not_null, column: name, params: {} | type: not_null, column: name, params: {min: 1} | there is no key 'min' here   | Remove it
            type: not_null, column: name, params: {} | type: length, column: name, params: {min: 9, max: 3} | min is above max       | Swap
            type: not_null, column: name, params: {} | type: length, column: name, params: {}         | the length has no limit      | Give min
            type: not_null, column: name, params: {} | type: length, column: name, params: {min: -1}  | out of range                 | at least
            type: not_null, column: name, params: {} | type: foreign_key, column: name, params: {table: vehicle} | no table of this name | Did you mean 'vehicles'?
            type: not_null, column: name, params: {} | type: foreign_key, column: name, params: {table: vehicles, column: vim} | no such column | Did you mean 'vin'?
            type: not_null, column: name, params: {} | type: foreign_key, column: name, params: {table: vehicles} | is integer there | the same type
            type: not_null, column: name, params: {} | type: foreign_key, column: id, params: {table: vehicle_telemetry, column: latitude} | stores the column transformed | as it arrives
            type: not_null, column: name, params: {} | type: length, column: name, params: {min: 1, nulls: never} | 'never' is not known here | Known are: pass, fail
            type: not_null, column: name, params: {} | type: not_null, column: name, params: {nulls: pass} | there is no key 'nulls' here | Remove it
            # transforms
            type: mask_pii, column: phone           | type: mask, column: phone              | 'mask' is not known here             | Known are: trim
            {visible_chars: 4}, order: 1            | {visible_chars: -1}, order: 1          | out of range                         | at least 0
            {decimals: 5}, order: 1                 | {decimals: 5.5}, order: 1              | stands where a whole number          | from 0 to 15
            {decimals: 5}, order: 1                 | {decimals: 5}, order: first            | stands where a whole number          | Write a whole number
            type: round, column: latitude, params: {decimals: 5} | type: hash, column: latitude, params: {key_env: K} | doubles and timestamps do not | cast it
            type: round, column: latitude, params: {decimals: 5} | type: cast, column: latitude, params: {to_type: date} | nothing of type double can be made date | numbers each other
            type: round, column: latitude, params: {decimals: 5} | type: cast, column: latitude, params: {to_type: string} | nothing of type double can be made string | numbers each other
            type: round, column: latitude           | type: round, column: engine_status     | round works on numbers               | cast it
            type: mask_pii, column: phone           | type: mask_pii, column: id             | a key column is stored as it arrives | Remove the transform
            type: upper, column: status             | type: hash, column: status             | the key 'key_env' is missing         | environment variable
            type: upper, column: status             | type: hash, params: {key_env: '$${KEY}'}, column: status | does not fit       | without ${}
            type: upper, column: status             | type: cast, params: {to_type: integr}, column: status  | does not fit         | Did you mean 'integer'?
            type: upper, column: status             | type: cast, params: {target_type: string}, column: status | has this type already | Remove
            type: upper, column: status             | type: cast, params: {target_type: int, to_type: int}, column: status | two names of one key | Keep one
            type: upper, column: status             | type: default_value, params: {value: 3}, column: status | does not fit the column's type | in quotes
            type: upper, column: status             | type: rename, params: {new_name: NOTES}, column: status | another column has this name | free
            type: upper, column: status             | type: rename, params: {new_name: _batch}, column: status | begin with an underscore | another name
            column: license_number, params: {visible_chars: 4}, order: 2 | column: phone, params: {visible_chars: 4}, order: 1 | the same turn | its own order
            # checks
            metric: completeness, column: latitude  | metric: completness, column: latitude  | 'completness' is not known here      | Did you mean 'completeness'?
            threshold: 0.95                         | threshold: 95                          | completeness is a share, from 0 to 1 | 0.95
            {metric: size, threshold: 1             | {metric: size, threshold: -1           | never below 0                        | 0 or more
            {metric: size, threshold: 1             | {metric: size, column: id              | has no use for it                    | Remove the key
            {metric: size, threshold: 1             | {metric: uniqueness                    | measured of a column                 | Add the key 'column'
            {metric: size, threshold: 1             | {metric: mean, column: engine_status   | measured of numbers                  | a column of numbers
            {metric: size, threshold: 1             | {metric: compliance                    | either a pattern or an expression    | Give one
            {metric: size, threshold: 1             | {metric: compliance, column: engine_status, pattern: '['  | cannot be understood | Mend it
            {metric: size, threshold: 1             | {metric: compliance, expression: 'drop table x' | it is no condition       | Compare columns
            {metric: size, threshold: 1             | {metric: compliance, expression: speed_kmg > 3 | no column 'speed_kmg'     | Did you mean 'speed_kmh'?
            {metric: size, threshold: 1             | {metric: compliance, expression: 'speed_kmh > ''fast''' | is compared with something else | single quotes
            {metric: size, threshold: 1             | {metric: completeness, column: latitude | the same is measured twice          | Remove one
            """)
    void one_fault_is_one_problem_at_its_place(String from, String to, String why, String whatToDo) {
        // given
        String text = changed(from, to);
        // when
        List<Problem> problems = problems(text);
        // then
        assertThat(problems).as(text).hasSize(1);
        Problem problem = problems.get(0);
        assertThat(problem.why()).contains(why);
        assertThat(problem.whatToDo()).contains(whatToDo);
        assertThat(problem.what()).matches("(?s)tables\\.yaml:\\d+:\\d+( \\(.*\\))?");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            primary_key: id                         | primary_key: idd                       | the schema has no column 'idd'
            primary_key: id                         | primary_key: [id, id]                  | stands here twice
            primary_key: id                         | primary_key: []                        | the list is empty
            primary_key: id                         | primary_key: vin                       | ~~
            primary_key: id                         | primary_key: year                      | ~~
            primary_key: id                         | ~~                                     | the table names none
            primary_key: id                         | {primary_key: id, sequence_by: upd}  | the schema has no column 'upd'
            primary_key: id                         | {primary_key: id, sequence_by: year} | ~~
            primary_key: id                         | {primary_key: id, sequence_by: [year, id]} | one column orders the changes
            primary_key: id                         | {primary_key: id, history: scd3}     | 'scd3' is not known here
            primary_key: id                         | {primary_key: id, history: scd1, deletes: tombstone} | a key has one version
            primary_key: id                         | {primary_key: id, deletes: keep}     | 'keep' is not known here
            primary_key: id                         | {primary_key: id, on_schema_change: ask} | 'ask' is not known here
            primary_key: id                         | {primary_key: id, on_truncate: drop} | 'drop' is not known here
            primary_key: id                         | {primary_key: id, replay: {max_rows: 0}} | out of range
            primary_key: id                         | {primary_key: id, replay: {max_age: soon}} | does not fit
            """)
    void a_tables_own_settings_are_checked(String from, String to, String why) {
        // given
        String keys = to.startsWith("{")
                ? String.join("\n    ", to.substring(1, to.length() - 1).split(", (?=[a-z_]+: )", -1))
                : to;
        String text = changed(from, keys);
        // when
        List<Problem> problems = problems(text);
        // then
        if (why.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).extracting(Problem::why).anySatisfy(found -> assertThat(found)
                    .contains(why));
        }
    }

    @Test
    void a_way_to_sign_in_without_sasl_is_told_with_its_user() {
        // given
        String text = changed("security_protocol: \"SASL_SSL\"", "security_protocol: \"SSL\"");
        // when
        List<Problem> problems = problems(text);
        // then
        assertThat(problems).hasSize(2).allSatisfy(problem -> assertThat(problem.why())
                .contains("nobody signs in"));
    }

    @Test
    void a_problem_says_file_line_column_and_part() {
        // given
        String text = changed("{min: 0, max: 350}", "{min: 400, max: 350}");
        // when
        List<Problem> problems = problems(text);
        // then
        int line = text.substring(0, text.indexOf("min: 400")).split("\n", -1).length;
        int column = text.split("\n", -1)[line - 1].indexOf("400") + 1;
        assertThat(problems.get(0).what())
                .isEqualTo("tables.yaml:%d:%d (rule tel_003 of table vehicle_telemetry)".formatted(line, column));
    }

    @Test
    void all_problems_are_told_at_once_in_the_files_order() {
        // given
        String text = changed("trigger_interval", "trigger")
                .replace("type: range, column: latitude", "type: rang, column: latitude")
                .replace("threshold: 0.95", "threshold: 1.5")
                .replace("[speeding,", "[speeding, speeding,");
        // when
        List<Problem> problems = problems(text);
        // then
        assertThat(problems).hasSize(4);
        assertThat(problems)
                .extracting(problem -> Integer.parseInt(problem.what().split(":", -1)[1]))
                .isSorted();
    }

    @Test
    void values_of_environment_variables_are_never_shown() {
        // given
        Placeholders secret = new Placeholders("fleet", "123456789012", Map.of("SERVERS", "s3cr3t value"));
        String text = changed("bootstrap_servers: \"PLACEHOLDER\"", "bootstrap_servers: \"${env:SERVERS}\"");
        // when
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> TablesYaml.read(FleetFile.NAME, text, secret));
        // then
        assertThat(refused).hasMessageContaining("${env:SERVERS}").hasMessageNotContaining("s3cr3t");
    }

    static List<Problem> problems(String text) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> FleetFile.read(text));
        return refused == null ? List.of() : refused.problems();
    }

    private static String changed(String from, String to) {
        assertThat(FLEET).contains(from);
        int at = FLEET.indexOf(from);
        return FLEET.substring(0, at) + to + FLEET.substring(at + from.length());
    }
}
