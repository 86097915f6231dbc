package io.millrace.registration.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/** Hive's names for Parquet's primitive types: by logical type, else by the older converted type, else by storage. */
final class PrimitiveTypes {
    private static final int MAX_PRECISION = 38;

    private PrimitiveTypes() {}

    static String hive(SchemaNode node, String path) {
        SchemaElement element = node.element();
        if (element.getLogicalType() != null) {
            return ofLogical(element, element.getLogicalType(), path);
        }
        if (element.getConverted_type() != null) {
            return ofConverted(element, element.getConverted_type(), path);
        }
        return ofStorage(element.getType());
    }

    private static String ofLogical(SchemaElement element, LogicalType type, String path) {
        return switch (type.getSetField()) {
            case STRING, ENUM, JSON -> "string";
            case BSON -> "binary";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case DECIMAL ->
                decimal(type.getDECIMAL().getPrecision(), type.getDECIMAL().getScale(), path);
            case INTEGER -> integer(type.getINTEGER(), path);
            case UNKNOWN -> ofStorage(element.getType());
            case TIME -> throw time(path);
            default ->
                throw new InexpressibleTypeException(
                        path,
                        "Hive has no type for Parquet's " + type.getSetField().getFieldName());
        };
    }

    private static String ofConverted(SchemaElement element, ConvertedType type, String path) {
        return switch (type) {
            case UTF8, ENUM, JSON -> "string";
            case BSON -> "binary";
            case DATE -> "date";
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS -> "timestamp";
            case DECIMAL -> decimal(element.getPrecision(), element.getScale(), path);
            case INT_8 -> "tinyint";
            case INT_16 -> "smallint";
            case INT_32 -> "int";
            case INT_64 -> "bigint";
            case UINT_8 -> "smallint";
            case UINT_16 -> "int";
            case UINT_32, UINT_64 -> throw unsigned(path);
            case TIME_MILLIS, TIME_MICROS -> throw time(path);
            default -> throw new InexpressibleTypeException(path, "Hive has no type for Parquet's " + type);
        };
    }

    private static String ofStorage(Type type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case INT32 -> "int";
            case INT64 -> "bigint";
            case INT96 -> "timestamp";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> "binary";
        };
    }

    /** Unsigned values of 8 and 16 bits are stored in 32 and fit the next wider type. */
    private static String integer(IntType type, String path) {
        if (type.isIsSigned()) {
            return switch (type.getBitWidth()) {
                case 8 -> "tinyint";
                case 16 -> "smallint";
                case 32 -> "int";
                default -> "bigint";
            };
        }
        return switch (type.getBitWidth()) {
            case 8 -> "smallint";
            case 16 -> "int";
            default -> throw unsigned(path);
        };
    }

    private static String decimal(int precision, int scale, String path) {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new InexpressibleTypeException(
                    path,
                    "Hive's decimals have up to " + MAX_PRECISION + " digits, this one is decimal(" + precision + ","
                            + scale + ")");
        }
        return "decimal(" + precision + "," + scale + ")";
    }

    private static InexpressibleTypeException unsigned(String path) {
        return new InexpressibleTypeException(
                path, "engines read unsigned integers of 32 and 64 bits as signed ones, so great values turn negative");
    }

    private static InexpressibleTypeException time(String path) {
        return new InexpressibleTypeException(path, "Hive has no type for a time of day");
    }
}
