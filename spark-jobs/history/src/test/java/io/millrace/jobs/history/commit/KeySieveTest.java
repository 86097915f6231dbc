package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class KeySieveTest {
    private static final long HASHES = 1L << 26;

    @Test
    void every_key_of_the_batch_passes_whatever_their_number() {
        for (int keys : new int[] {0, 1, 63, 1_000, 200_000, 2_000_000}) {
            // given
            long[] hashes = new Random(keys).longs(keys, 0, HASHES).toArray();

            // when
            KeySieve sieve = sieve(hashes);

            // then
            assertThat(LongStream.of(hashes).allMatch(sieve::passes))
                    .as("%d keys", keys)
                    .isTrue();
        }
    }

    @Test
    void of_other_keys_less_than_two_in_a_hundred_pass() {
        // given
        KeySieve sieve = sieve(new Random(1).longs(200_000, 0, HASHES).toArray());

        // when
        long passed =
                new Random(2).longs(1_000_000, 0, HASHES).filter(sieve::passes).count();

        // then
        assertThat(passed).isLessThan(20_000);
    }

    @Test
    void nothing_passes_when_the_batch_has_no_key() {
        assertThat(LongStream.range(0, 1_000).noneMatch(sieve()::passes)).isTrue();
    }

    private static KeySieve sieve(long... hashes) {
        RoaringBitmapArray all = new RoaringBitmapArray();
        for (long hash : hashes) {
            all.add(hash);
        }
        return KeySieve.of(Removals.bytes(all));
    }
}
