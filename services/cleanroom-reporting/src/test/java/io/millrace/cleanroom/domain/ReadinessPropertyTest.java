package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.Room.Defect;
import io.millrace.cleanroom.domain.Room.Question;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ReadinessPropertyTest {

    @Property
    void a_table_is_ready_exactly_when_there_is_no_reason_and_nothing_unknown(
            @ForAll Set<Defect> defects, @ForAll Set<Question> unanswered) {
        // when
        TableReport table = room(defects, unanswered).judged();
        // then
        assertThat(table.ready() == State.YES)
                .isEqualTo(table.findings().isEmpty() && table.unknowns().isEmpty());
    }

    @Property
    void an_unanswered_question_never_makes_a_reason(@ForAll Set<Defect> defects, @ForAll Set<Question> unanswered) {
        // given
        List<Reason> known = reasons(room(defects, Set.of()).judged());
        // when
        TableReport table = room(defects, unanswered).judged();
        // then
        assertThat(known).containsAll(reasons(table));
        assertThat(table.ready() == State.NO).isEqualTo(!table.findings().isEmpty());
    }

    @Property
    void a_report_tells_of_every_question_that_was_not_answered_or_of_the_list_before_it(
            @ForAll Set<Question> unanswered) {
        // when
        Report report = room(Set.of(), unanswered).report();
        // then
        assertThat(report.faults().isEmpty()).isEqualTo(unanswered.isEmpty());
        assertThat(report.count(State.YES) + report.count(State.NO) + report.count(State.UNKNOWN))
                .isEqualTo(report.tables().size());
    }

    private static List<Reason> reasons(TableReport table) {
        return table.findings().stream().map(Finding::reason).toList();
    }

    private static Room room(Set<Defect> defects, Set<Question> unanswered) {
        return new Room().with(defects.toArray(Defect[]::new)).without(unanswered.toArray(Question[]::new));
    }
}
