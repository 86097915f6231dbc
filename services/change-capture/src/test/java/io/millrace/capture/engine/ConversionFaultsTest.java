package io.millrace.capture.engine;

import org.junit.jupiter.api.Test;

import java.util.logging.Level;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversionFaultsTest {
    private static final Logger CONNECTOR = Logger.getLogger("io.debezium.relational.TableSchemaBuilder");

    @Test
    void a_lost_value_is_noticed_though_the_connector_was_told_to_be_silent() {
        // given
        Level before = CONNECTOR.getLevel();
        CONNECTOR.setLevel(Level.OFF);
        ConversionFaults faults = new ConversionFaults();
        try {
            // when
            CONNECTOR.severe("Failed to properly convert data value for 'public.t.c'");

            // then
            assertThatThrownBy(faults::check).hasMessageContaining("would write null instead", "public.t.c");
        } finally {
            faults.close();
            CONNECTOR.setLevel(before);
        }
    }
}
