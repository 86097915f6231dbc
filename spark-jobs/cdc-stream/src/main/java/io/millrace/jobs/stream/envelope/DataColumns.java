package io.millrace.jobs.stream.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** The {@code data} of one message: values by the shape's columns, and what was wrong with them. */
final class DataColumns {
    final Object[] values;
    final BitSet present = new BitSet();
    final BitSet unfit = new BitSet();
    final List<String> unknown = new ArrayList<>();

    private DataColumns(int columns) {
        this.values = new Object[columns];
    }

    /** Reads the object at which the parser stands; {@code null} for JSON null. */
    static DataColumns read(JsonParser json, TableShape shape, Map<String, Integer> places)
            throws IOException, MalformedException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedException("data is no object");
        }
        DataColumns data = new DataColumns(shape.columns().size());
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Integer place = places.get(name);
            if (place == null) {
                data.unknown.add(name);
                json.skipChildren();
            } else {
                data.put(place, ValueReader.read(shape.columns().get(place), json));
            }
        }
        return data;
    }

    private void put(int place, Object value) {
        present.set(place);
        unfit.set(place, value == ValueReader.UNFIT);
        values[place] = value == ValueReader.UNFIT ? null : value;
    }
}
