package io.millrace.config;

/**
 * Something that is wrong with what a person wrote or handed over.
 *
 * @param what which file, line, table or column
 * @param why what is wrong with it
 * @param whatToDo how to mend it
 */
public record Problem(String what, String why, String whatToDo) {
    @Override
    public String toString() {
        return what + ": " + why + ". " + whatToDo;
    }
}
