package io.millrace.cli.demo.story;

import io.millrace.cli.demo.account.TextLines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The story for a terminal of 100 columns. */
public final class StoryText {
    private static final int WIDTH = 97;
    private static final int NARROWEST = 8;

    private final TextLines text = new TextLines();

    private StoryText() {}

    /** The whole story. */
    public static String of(Story story) {
        StoryText text = new StoryText();
        story.chapters().forEach(text::chapter);
        text.text.verdict(story.verdict(), story.missed());
        return text.text.toString();
    }

    private void chapter(Chapter chapter) {
        text.round(chapter.number(), chapter.title(), chapter.took().toMillis() / 1e3);
        chapter.done().forEach(done -> text.wrapped("  • ", done));
        chapter.blocks().forEach(this::block);
        chapter.chains().forEach(text::chain);
        text.checks(chapter.checks());
    }

    private void block(Block block) {
        text.heading(block.heading());
        if (block instanceof Block.Grid grid) {
            grid(grid);
        } else if (block instanceof Block.Says says) {
            says.sentences().forEach(sentence -> text.wrapped("  ", sentence));
        } else if (block instanceof Block.Code code) {
            code.lines().forEach(line -> text.line("  " + line));
        }
    }

    private void grid(Block.Grid grid) {
        List<List<String>> lines = new ArrayList<>(List.of(grid.columns()));
        lines.addAll(grid.rows());
        int[] widths = widths(lines, grid.columns().size() - grid.numbers());
        int texts = widths.length - grid.numbers();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                String value = line.get(i);
                String shown = value.length() <= widths[i] ? value : value.substring(0, widths[i] - 1) + "…";
                String blanks = " ".repeat(widths[i] - shown.length());
                row.append(' ').append(i < texts ? shown + blanks : blanks + shown);
            }
            text.line(row.toString());
        }
    }

    /** Figures get what they need; of the texts the widest gives way until a line fits. */
    private static int[] widths(List<List<String>> lines, int texts) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        while (IntStream.of(widths).sum() + widths.length > WIDTH) {
            int widest = IntStream.range(0, texts)
                    .reduce((one, other) -> widths[one] >= widths[other] ? one : other)
                    .orElse(0);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }
}
