package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {
    @Property(tries = 200)
    void following_the_tokens_gives_every_name_once_and_in_order(
            @ForAll @Size(max = 40) Set<@AlphaChars @StringLength(min = 1, max = 3) String> names,
            @ForAll @IntRange(min = 1, max = 45) int size) {
        // given
        TreeSet<String> sorted = new TreeSet<>(names);

        // when
        List<String> listed = listAll(sorted, size);

        // then
        assertThat(listed).containsExactlyElementsOf(sorted);
    }

    @Property(tries = 100)
    void names_added_or_dropped_between_pages_do_not_disturb_the_others(
            @ForAll @IntRange(min = 2, max = 9) int stable, @ForAll @IntRange(min = 1, max = 4) int size) {
        // given
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < stable; i++) {
            names.add("n" + i);
        }
        ObjectNode first = page(names, size, null);

        // when
        names.add("a");
        names.remove("n0");
        List<String> listed = new ArrayList<>(namesIn(first));
        listed.addAll(follow(names, size, first));

        // then
        assertThat(listed).hasSize(stable).doesNotHaveDuplicates().doesNotContain("a");
    }

    private static List<String> listAll(NavigableSet<String> names, int size) {
        ObjectNode first = page(names, size, null);
        List<String> listed = new ArrayList<>(namesIn(first));
        listed.addAll(follow(names, size, first));
        return listed;
    }

    private static List<String> follow(NavigableSet<String> names, int size, ObjectNode first) {
        List<String> listed = new ArrayList<>();
        ObjectNode page = first;
        while (page.has("NextToken")) {
            page = page(names, size, page.get("NextToken").textValue());
            listed.addAll(namesIn(page));
        }
        return listed;
    }

    private static ObjectNode page(NavigableSet<String> names, int size, String token) {
        ObjectNode fields = Json.object().put("MaxResults", size).put("NextToken", token);
        AwsRequest request = new AwsRequest("glue", "GetTables", fields);
        return Page.of(
                        request,
                        last -> names.tailSet(last, false).stream()
                                .map(name -> Json.object().put("Name", name))
                                .toList(),
                        name -> true)
                .answer("TableList");
    }

    private static List<String> namesIn(ObjectNode page) {
        List<String> names = new ArrayList<>();
        page.get("TableList").forEach(table -> names.add(table.get("Name").textValue()));
        return names;
    }
}
