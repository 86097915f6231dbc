package io.millrace.cli.demo.story;

import io.millrace.cli.demo.account.TextLines;

import java.util.ArrayList;
import java.util.List;

/** The story for a terminal of 100 columns. */
public final class StoryText {
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
        int[] widths = new int[grid.columns().size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        int texts = widths.length - grid.numbers();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - line.get(i).length());
                row.append(i < texts ? line.get(i) + blanks : blanks + line.get(i)).append("  ");
            }
            text.cut(row.toString().stripTrailing());
        }
    }
}
