package io.millrace.lake.standin.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.journal.ChangeListener;
import io.millrace.lake.standin.journal.Journal;
import io.millrace.lake.standin.protocol.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every mail that was accepted, oldest first. */
public final class Mailbox implements ChangeListener {
    private static final String SENT = "ses.sent";

    private final List<SentMail> mails = new ArrayList<>();
    private Journal journal = Journal.none();

    /** From now on mails go to this journal. */
    public synchronized void recordIn(Journal target) {
        journal = target;
    }

    synchronized void accept(SentMail mail) {
        journal.append(SENT, Json.mapper().valueToTree(mail));
        mails.add(mail);
    }

    /** A copy of the mails so far. */
    public synchronized List<SentMail> mails() {
        return List.copyOf(mails);
    }

    synchronized long sentSince(Instant time) {
        return mails.stream().filter(mail -> mail.time().isAfter(time)).count();
    }

    @Override
    public synchronized void apply(String kind, ObjectNode data) {
        if (kind.equals(SENT)) {
            mails.add(Json.mapper().convertValue(data, SentMail.class));
        }
    }
}
