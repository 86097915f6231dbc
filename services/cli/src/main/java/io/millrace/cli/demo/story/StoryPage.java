package io.millrace.cli.demo.story;

import io.millrace.cli.demo.account.Html;
import io.millrace.cli.demo.account.PageParts;

import java.util.List;

/** The story as one HTML file that needs nothing else. */
public final class StoryPage {
    private StoryPage() {}

    /** The page. */
    public static String of(Story story) {
        return PageParts.page(
                story.title(),
                story.missed().isEmpty(),
                story.verdict(),
                story.time(),
                story.chapters().stream()
                        .map(chapter -> PageParts.link(chapter.number(), chapter.title()))
                        .toList(),
                story.chapters().stream().map(StoryPage::section).toList());
    }

    private static String section(Chapter chapter) {
        StringBuilder html = new StringBuilder(
                PageParts.head(chapter.number(), chapter.title(), chapter.took().toMillis() / 1e3, chapter.done()));
        chapter.blocks().forEach(block -> html.append(Html.element("h3", block.heading()))
                .append('\n')
                .append(content(block)));
        chapter.chains().forEach(chain -> html.append(PageParts.chain(chain)));
        return html.append(PageParts.checks(chapter.checks()))
                .append("</section>\n")
                .toString();
    }

    private static String content(Block block) {
        if (block instanceof Block.Grid grid) {
            return grid(grid);
        }
        if (block instanceof Block.Code code) {
            return "<pre>" + Html.text(String.join("\n", code.lines())) + "</pre>\n";
        }
        StringBuilder html = new StringBuilder();
        ((Block.Says) block).sentences().forEach(sentence -> html.append(Html.element("p", sentence))
                .append('\n'));
        return html.toString();
    }

    private static String grid(Block.Grid grid) {
        StringBuilder html = new StringBuilder("<table>").append(row("th", grid.columns(), grid.numbers()));
        grid.rows().forEach(line -> html.append(row("td", line, grid.numbers())));
        return html.append("</table>\n").toString();
    }

    private static String row(String cell, List<String> values, int numbers) {
        StringBuilder html = new StringBuilder("<tr>");
        for (int i = 0; i < values.size(); i++) {
            boolean number = i >= values.size() - numbers;
            html.append('<').append(cell).append(number ? " class=\"figure\">" : ">");
            html.append(Html.text(values.get(i))).append("</").append(cell).append('>');
        }
        return html.append("</tr>\n").toString();
    }
}
