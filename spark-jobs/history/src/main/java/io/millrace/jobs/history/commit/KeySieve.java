package io.millrace.jobs.history.commit;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;
import scala.runtime.BoxedUnit;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * Tells rows whose key may be among those of a batch. A row with such a key always passes, of other rows one in a hundred, or one in
 * sixteen with the most keys; so the keys themselves need not be sent, and searched for every row of the table, which took a third of the
 * time of reading it.
 */
public final class KeySieve {
    /** Setting of the session: so many keys at most make a sieve; with more too much else would pass. */
    static final String MOST_KEYS = "spark.millrace.history.mostKeysInSieve";

    private static final String FOUR_MILLION = "4000000";

    private static final long HASHES = 1L << 26;
    private static final long PLACES_A_KEY = 64;
    private static final long FEWEST_PLACES = 1L << 20;
    private static final int NEAR_BITS = 12;

    private final long[] bits;

    private KeySieve(long[] bits) {
        this.bits = bits;
    }

    /** Whether so many keys make a sieve; more are to be joined with. */
    public static boolean mayTake(long keys, SparkSession spark) {
        return keys <= Long.parseLong(spark.conf().get(MOST_KEYS, FOUR_MILLION));
    }

    /**
     * What is collected of a batch's keys, with {@link Bitmaps#collected}. Files are sorted by key, and of a key's last number near ones have
     * hashes near each other, so that rows one after another are looked up in memory that is at hand.
     *
     * @param schema of the rows
     */
    public static Column hash(List<String> keys, StructType schema) {
        List<Column> hashed =
                new ArrayList<>(keys.stream().map(key -> col("`" + key + "`")).toList());
        Column near = lit(0L);
        for (int key = keys.size() - 1; key >= 0; key--) {
            if (schema.apply(keys.get(key)).dataType() instanceof IntegralType) {
                near = hashed.get(key).cast(DataTypes.LongType);
                hashed.set(key, shiftright(near, NEAR_BITS));
                break;
            }
        }
        Column neighbourhood = xxhash64(hashed.toArray(Column[]::new));
        return neighbourhood.bitwiseXOR(near).bitwiseAND(lit(HASHES - 1));
    }

    /** Of the hashes of a batch's keys. */
    public static KeySieve of(byte[] hashes) {
        RoaringBitmapArray all = RoaringBitmapArray.readFrom(hashes);
        long places = FEWEST_PLACES;
        while (places < all.cardinality() * PLACES_A_KEY && places < HASHES) {
            places *= 2;
        }
        long[] bits = new long[Math.toIntExact(places / Long.SIZE)];
        all.forEach(number -> {
            long hash = (Long) number;
            bits[word(hash, bits)] |= 1L << hash;
            return BoxedUnit.UNIT;
        });
        return new KeySieve(bits);
    }

    /** Whether a key with this hash may be among the batch's. */
    boolean passes(long hash) {
        return passes(hash, bits);
    }

    /** Sends what a task must know; to be destroyed when no row is asked any more. */
    public Broadcast<long[]> send(SparkSession spark) {
        return new JavaSparkContext(spark.sparkContext()).broadcast(bits);
    }

    /** Whether a row of the schema passes. */
    public static Column passes(List<String> keys, StructType schema, Broadcast<long[]> sent) {
        return udf(new Sieving(sent), DataTypes.BooleanType).apply(hash(keys, schema));
    }

    private static boolean passes(long hash, long[] bits) {
        return (bits[word(hash, bits)] & 1L << hash) != 0;
    }

    private static int word(long hash, long[] bits) {
        return (int) (hash / Long.SIZE) & bits.length - 1;
    }

    private static final class Sieving implements UDF1<Long, Boolean> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<long[]> sent;
        // asking a broadcast takes a lock
        private transient long[] bits;

        Sieving(Broadcast<long[]> sent) {
            this.sent = sent;
        }

        @Override
        public Boolean call(Long hash) {
            if (bits == null) {
                bits = sent.value();
            }
            return hash != null && passes(hash, bits);
        }
    }
}
