package io.millrace.registration.parquet;

import io.millrace.events.lake.TableColumn;
import io.millrace.registration.testing.ParquetBytes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a schema is nested like, and however its writer encodes lists and maps, Hive's type is the same. */
class HiveTypesRoundTripTest {
    private static final int LIST_STYLES = 3;
    private static final int MAP_STYLES = 2;

    /** A type as Hive has it, with a way to build it in Parquet. */
    record Sample(String hive, Build build) {
        interface Build {
            Type as(String name, Repetition repetition);
        }
    }

    @Property(tries = 300)
    void a_schema_reads_as_the_hive_type_that_it_was_made_from(@ForAll("samples") Sample sample) {
        // when
        List<TableColumn> columns =
                HiveTypes.columns(ParquetBytes.elements(sample.build().as("c", Repetition.OPTIONAL)));

        // then
        assertThat(columns).containsExactly(new TableColumn("c", sample.hive()));
    }

    @Provide
    Arbitrary<Sample> samples() {
        return nested(3);
    }

    private static Arbitrary<Sample> nested(int depth) {
        if (depth == 0) {
            return primitives();
        }
        Arbitrary<Sample> inner = Arbitraries.lazy(() -> nested(depth - 1));
        return Arbitraries.oneOf(
                primitives(),
                Combinators.combine(inner, Arbitraries.integers().between(0, LIST_STYLES - 1))
                        .as(HiveTypesRoundTripTest::list),
                Combinators.combine(primitives(), inner, Arbitraries.integers().between(0, MAP_STYLES - 1))
                        .as(HiveTypesRoundTripTest::map),
                inner.list().ofMinSize(1).ofMaxSize(3).map(HiveTypesRoundTripTest::struct));
    }

    private static Arbitrary<Sample> primitives() {
        return Arbitraries.of(
                primitive("boolean", PrimitiveTypeName.BOOLEAN, null),
                primitive("int", PrimitiveTypeName.INT32, null),
                primitive("bigint", PrimitiveTypeName.INT64, null),
                primitive("double", PrimitiveTypeName.DOUBLE, null),
                primitive("string", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()),
                primitive("date", PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType()),
                primitive("smallint", PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(16, true)),
                primitive(
                        "timestamp",
                        PrimitiveTypeName.INT64,
                        LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS)),
                primitive("decimal(12,3)", PrimitiveTypeName.INT64, LogicalTypeAnnotation.decimalType(3, 12)));
    }

    private static Sample primitive(String hive, PrimitiveTypeName storage, LogicalTypeAnnotation logical) {
        return new Sample(hive, (name, repetition) -> Types.primitive(storage, repetition)
                .as(logical)
                .named(name));
    }

    private static Sample list(Sample element, int style) {
        return new Sample("array<" + element.hive() + ">", (name, repetition) -> {
            Type content =
                    switch (style) {
                        case 0 -> wrapper("list", element.build().as("element", Repetition.OPTIONAL));
                        case 1 -> wrapper("bag", element.build().as("array_element", Repetition.OPTIONAL));
                        default -> wrapper("element", element.build().as("item", Repetition.REQUIRED));
                    };
            return Types.buildGroup(repetition)
                    .as(LogicalTypeAnnotation.listType())
                    .addField(content)
                    .named(name);
        });
    }

    private static Type wrapper(String name, Type content) {
        return new GroupType(Repetition.REPEATED, name, content);
    }

    private static Sample map(Sample key, Sample value, int style) {
        return new Sample("map<" + key.hive() + "," + value.hive() + ">", (name, repetition) -> {
            Type k = key.build().as(style == 0 ? "key" : "k", Repetition.REQUIRED);
            Type v = value.build().as(style == 0 ? "value" : "v", Repetition.OPTIONAL);
            GroupType entries = style == 0
                    ? new GroupType(Repetition.REPEATED, "key_value", k, v)
                    : new GroupType(Repetition.REPEATED, "map", k, v);
            return Types.buildGroup(repetition)
                    .as(LogicalTypeAnnotation.mapType())
                    .addField(entries)
                    .named(name);
        });
    }

    private static Sample struct(List<Sample> fields) {
        StringBuilder hive = new StringBuilder("struct<");
        for (int i = 0; i < fields.size(); i++) {
            hive.append(i == 0 ? "" : ",")
                    .append("f")
                    .append(i)
                    .append(':')
                    .append(fields.get(i).hive());
        }
        return new Sample(hive.append('>').toString(), (name, repetition) -> {
            List<Type> children = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                children.add(fields.get(i).build().as("F" + i, Repetition.OPTIONAL));
            }
            return new GroupType(repetition, name, children);
        });
    }
}
