package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.Identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One ID namespace of the membership, followed through Entity Resolution. Each text may be {@link #NONE} or
 * {@link #UNKNOWN}.
 *
 * @param method how ids are matched
 * @param inputField the field with a match key
 */
public record IdentityRow(
        String namespace,
        String method,
        String database,
        String region,
        String table,
        String schemaMapping,
        String uniqueId,
        String inputField,
        String matchKey) {
    /** There is none. */
    public static final String NONE = "N/A";

    /** Nobody could be asked. */
    public static final String UNKNOWN = "Unknown";

    private static final Set<String> KEYS = Set.of("ID", "STRING");
    private static final int REGION = 3;
    private static final int RESOURCE = 5;

    /** One row for each association of an ID namespace; one of unknowns when nobody knows the associations. */
    public static List<IdentityRow> of(CleanRoom room, Identity identity) {
        if (!room.namespaceAssociations().known()) {
            return List.of(
                    new IdentityRow(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN));
        }
        List<IdentityRow> rows = new ArrayList<>();
        for (CleanRoom.NamespaceAssociation association :
                room.namespaceAssociations().value()) {
            Answer<Optional<Identity.Namespace>> namespace = identity.namespaces()
                    .map(all -> all.stream()
                            .filter(candidate -> candidate.arn().equals(association.namespaceArn()))
                            .findFirst());
            rows.add(of(association, namespace, identity));
        }
        return rows;
    }

    private static IdentityRow of(
            CleanRoom.NamespaceAssociation association,
            Answer<Optional<Identity.Namespace>> namespace,
            Identity identity) {
        Answer<Optional<Identity.NamespaceSource>> source = namespace.then(
                found -> found.map(one -> one.source().map(Optional::of)).orElse(Answer.of(Optional.empty())));
        Answer<Optional<String>> schemaName = source.map(found -> found.map(Identity.NamespaceSource::schemaName));
        Answer<Optional<List<Identity.InputField>>> fields = schemaName.then(
                name -> name.map(wanted -> fields(wanted, identity)).orElse(Answer.of(Optional.empty())));
        Answer<Optional<String[]>> arn = source.map(found -> found.map(Identity.NamespaceSource::inputSourceArn)
                .map(text -> text.split("[:/]", -1))
                .filter(parts -> parts.length > RESOURCE + 2));
        Answer<Optional<Identity.InputField>> key = fields.map(found -> found.flatMap(IdentityRow::lastKey));
        return new IdentityRow(
                text(namespace.map(
                        found -> Optional.of(found.map(Identity.Namespace::name).orElse(association.name())))),
                text(namespace.map(found -> found.map(IdentityRow::method))),
                text(arn.map(found -> found.map(parts -> parts[parts.length - 2]))),
                text(arn.map(found -> found.map(parts -> parts[REGION]))),
                text(arn.map(found -> found.map(parts -> parts[parts.length - 1]))),
                text(schemaName),
                text(fields.map(found -> found.flatMap(IdentityRow::uniqueId))),
                text(key.map(found -> found.map(Identity.InputField::name))),
                text(key.map(found -> found.map(Identity.InputField::matchKey))));
    }

    private static Answer<Optional<List<Identity.InputField>>> fields(String schema, Identity identity) {
        return identity.schemaMappings().then(all -> all.stream()
                .filter(candidate -> candidate.name().equals(schema))
                .findFirst()
                .map(found -> found.fields().map(Optional::of))
                .orElse(Answer.of(Optional.empty())));
    }

    private static String method(Identity.Namespace namespace) {
        return namespace
                .mappingType()
                .orElse("RULE_BASED")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private static Optional<String> uniqueId(List<Identity.InputField> fields) {
        return fields.stream()
                .filter(field -> "UNIQUE_ID".equals(field.type()))
                .map(Identity.InputField::name)
                .findFirst();
    }

    private static Optional<Identity.InputField> lastKey(List<Identity.InputField> fields) {
        return fields.stream()
                .filter(field -> KEYS.contains(field.type()) && Objects.nonNull(field.matchKey()))
                .reduce((earlier, later) -> later);
    }

    private static String text(Answer<Optional<String>> answer) {
        return answer.known() ? answer.value().orElse(NONE) : UNKNOWN;
    }
}
