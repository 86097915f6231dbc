package io.millrace.platform.stage;

/** A failure that trying again cannot mend: it goes out as {@code stage-failed}. */
public final class StageFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;
    private final String whatToDo;

    /**
     * All three go to people: no secrets, no personal data.
     *
     * @param what what failed, naming the file, table or property
     * @param why the reason
     * @param whatToDo how to mend it; how to run it again is added by the platform
     */
    public StageFailureException(String what, String why, String whatToDo) {
        super(what + ": " + why + ". " + whatToDo);
        this.what = what;
        this.why = why;
        this.whatToDo = whatToDo;
    }

    /** What failed. */
    public String what() {
        return what;
    }

    /** The reason. */
    public String why() {
        return why;
    }

    /** How to mend it. */
    public String whatToDo() {
        return whatToDo;
    }
}
