package io.millrace.config.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.Iterator;
import java.util.Optional;

/** Reads one YAML 1.2 document of limited size into a tree. */
public final class YamlReader {
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlReader() {}

    /** The document; empty when it cannot be read, then the problems say why. */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        Place start = new Place(file, 1, 1);
        if (content.length() > MOST_CHARACTERS) {
            problems.add(
                    start,
                    "the file has more than %d characters".formatted(MOST_CHARACTERS),
                    "Divide it into several pipelines.");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(content).iterator();
            return Optional.of(new YamlTree(file, events, problems).document());
        } catch (YamlTree.UnreadableException e) {
            problems.add(e.place(), e.getMessage(), e.whatToDo());
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(mark -> place(file, mark)).orElse(start);
            problems.add(place, "it is not YAML: " + reason(e), "Mend the indentation, quotes or brackets there.");
        } catch (ReaderException e) {
            problems.add(
                    placeOf(file, content, e.getPosition()),
                    "the character U+%04X may not stand in YAML".formatted(e.getCodePoint()),
                    "Remove it, or write it as an escape in double quotes.");
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.add(start, "it is not YAML: " + e.getMessage(), "Save it as YAML 1.2 in UTF-8.");
        }
        return Optional.empty();
    }

    static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String reason(MarkedYamlEngineException e) {
        return (e.getContext() == null ? "" : e.getContext() + ": ") + e.getProblem();
    }

    private static Place placeOf(String file, String content, int position) {
        String before = content.substring(0, Math.min(Math.max(position, 0), content.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Place(file, line + 1, before.length() - before.lastIndexOf('\n'));
    }
}
