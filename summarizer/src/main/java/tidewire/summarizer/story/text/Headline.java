package tidewire.summarizer.story.text;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.story.site.TitleEnds;

/**
 * A title without what agencies and sites put around it, and what these marks say of the report.
 *
 * @param text the title itself; as it came when nothing would be left
 * @param form sort of report, by its slug ("FACTBOX-", "Analysis:")
 * @param marks how it was filed
 * @param site the name of a site or agency that the title ended with, or null
 */
public record Headline(
        String text, Form form, Set<Mark> marks, @Nullable String site) {

    /** Sort of report. */
    public enum Form {
        NEWS,
        EXCLUSIVE,
        /** First views of what has just happened: written only of what matters, and as soon as the news itself. */
        REACTION,
        /** Analysis, insight, column, preview: thoughts about what is known. */
        ANALYSIS,
        /** Factbox, timeline, text, questions and answers, views: material beside the story. */
        BACKGROUND,
        /** Advisory, diary, digest of the press: a service to editors. */
        ADVISORY
    }

    /** How it was filed. */
    public enum Mark {
        UPDATE,
        WRAPUP,
        CORRECTED,
        REFILED
    }

    private static final Pattern FILED_AGAIN = Pattern.compile(
            "(?<!\\s)(?:\\s*[\\[(](?iu:updated?|aktualisiert|actualizado|mis(?:e)? à jour|atualizado|aggiornat[oa]|обновлено)\\s?\\d*[\\])]\\s*|\\s*[（【](?:更新|続報)[）】]\\s*|\\s+[-–—]\\s+(?i:updated?)(?:\\s?\\d+)?$)");
    private static final Pattern PUT_RIGHT = Pattern.compile(
            "(?<!\\s)(?:\\s*[\\[(](?iu:correct(?:ed|ion|s)|korrigiert|korrektur|corrigé|corregido|corrigido|corretto|rettifica(?:to)?|исправлено)[\\])]\\s*|\\s*[（【](?:更正|訂正)[）】]\\s*"
                    + "|\\s+[-–—]\\s+(?i:correct(?:ed|ion))$)");

    public Headline {
        marks = Set.copyOf(marks);
    }

    public static Headline of(String title) {
        return new Reading(title.strip()).read();
    }

    /** Takes one mark after another off the front, then what stands at the end. */
    private static final class Reading {
        private final String title;
        private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        private String rest;
        private Form form = Form.NEWS;

        Reading(String title) {
            this.title = title;
            this.rest = title;
        }

        Headline read() {
            for (Slugs.Found slug = Slugs.at(rest); slug != null; slug = Slugs.at(rest)) {
                rest = rest.substring(slug.end());
                if (slug.mark() != null) {
                    marks.add(slug.mark());
                }
                if (slug.form() != null) {
                    form = slug.form();
                }
            }
            aside(FILED_AGAIN, Mark.UPDATE);
            aside(PUT_RIGHT, Mark.CORRECTED);
            TitleEnds.Bare bare = TitleEnds.of(rest);
            return new Headline(bare.title().isBlank() ? title : bare.title(), form, marks, bare.site());
        }

        private void aside(Pattern words, Mark mark) {
            Matcher found = words.matcher(rest);
            if (found.find()) {
                marks.add(mark);
                rest = found.replaceAll(" ").strip();
            }
        }
    }
}
