package io.millrace.jobs.history.commit;

import scala.collection.JavaConverters;
import scala.collection.Seq;

import java.util.List;

/** Lists as Delta takes and gives them. */
final class ScalaSeq {
    private ScalaSeq() {}

    static <T> Seq<T> of(List<? extends T> list) {
        return JavaConverters.<T>asScalaBuffer(List.<T>copyOf(list)).toSeq();
    }

    static <T> List<T> toList(Seq<T> seq) {
        return List.copyOf(JavaConverters.seqAsJavaList(seq));
    }
}
