package io.millrace.capture.domain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionOrderTest {
    @Property(tries = 200)
    void a_change_has_the_same_number_from_whichever_transaction_the_stream_begins_again(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 6) Integer> sizes,
            @ForAll @IntRange(min = 0, max = 11) int restart) {
        // given
        int from = Math.min(restart, sizes.size() - 1);
        // when
        List<String> whole = numbered(sizes, 0);
        List<String> again = numbered(sizes, from);
        // then
        assertThat(whole).endsWith(again.toArray(String[]::new)).doesNotHaveDuplicates();
    }

    private static List<String> numbered(List<Integer> sizes, int from) {
        TransactionOrder order = new TransactionOrder();
        List<String> numbers = new ArrayList<>();
        for (int transaction = from; transaction < sizes.size(); transaction++) {
            for (int change = 0; change < sizes.get(transaction); change++) {
                numbers.add(transaction + "/" + order.next(transaction));
            }
        }
        return numbers;
    }
}
