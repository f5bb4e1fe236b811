package tidewire.summarizer.story.text;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title without what agencies and sites put around it, and what these marks say of the report.
 *
 * @param text the title itself; as it came when nothing would be left
 * @param form sort of report, by its slug ("FACTBOX-", "Analysis:")
 * @param marks how it was filed
 */
public record Headline(String text, Form form, Set<Mark> marks) {

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

    private static final Pattern UPDATE = slug(
            "(?:UPDATE|Update|UPDATED|Updated)(?:\\s?\\d+)?|BREAKING|Breaking|LIVE|Live|JUST IN|Just in|ALERT|URGENT|Urgent");
    private static final Pattern WRAPUP = slug("(?:WRAPUP|Wrapup|WRAP|Wrap-up)(?:\\s?\\d+)?");
    private static final Pattern CORRECTED = slug("CORRECTED|Corrected|CORRECTION|Correction");
    private static final Pattern REFILED = slug("REFILE|Refile|RPT|REPEAT|Repeat|RESEND");
    private static final Pattern EXCLUSIVE = slug("EXCLUSIVE|Exclusive|SCOOP|Scoop");
    private static final Pattern ANALYSIS =
            slug("ANALYSIS|Analysis|INSIGHT|Insight|COLUMN|Column|PREVIEW|Preview|SPECIAL REPORT|Special Report"
                    + "|Special report|COMMENTARY|Commentary|OPINION|Opinion|FEATURE|Feature|BREAKINGVIEWS|Breakingviews|NEWSMAKER|Newsmaker"
                    + "|OUTLOOK|Outlook|EXPLAINER|Explainer|WITNESS|Witness|SCENARIOS|Scenarios|INTERVIEW|Interview");
    private static final Pattern REACTION =
            slug("(?:INSTANT VIEW|Instant View|Instant view|FIRST TAKE|First take)(?:\\s?\\d+)?");
    private static final Pattern BACKGROUND = slug("FACTBOX|Factbox|TIMELINE|Timeline|TEXT|Text|Q&A|Q\\+A|Q and A"
            + "|HIGHLIGHTS|Highlights|SNAPSHOT|Snapshot|TABLE|Table|QUOTES|Quotes|KEY FACTS|GRAPHIC|Graphic|FACT SHEET"
            + "|Fact Sheet|Fact sheet|POLL|Poll|CHRONOLOGY|Chronology|TRANSCRIPT|Transcript");
    private static final Pattern ADVISORY = slug(
            "ADVISORY|Advisory|MEDIA ADVISORY|Media Advisory|DIARY|Diary|PRESS DIGEST|Press Digest|Press digest|SCHEDULE"
                    + "|Schedule|NEWS SUMMARY|TAKE A LOOK|MEDIA|EDITOR'S NOTE");
    private static final Pattern BRIEF = slug("BRIEF|Brief");
    private static final Pattern FILED_AGAIN = Pattern.compile(
            "\\s*[\\[(](?:UPDATE|update|Update)[dD]?\\s?\\d*[\\])]\\s*|\\s+[-–—]\\s+(?i:update)(?:\\s?\\d+)?$");
    private static final Pattern AGENCY_END = Pattern.compile("\\s*[\\[(](?:[A-Z][\\w.&' ]{1,30})[\\])]\\s*$");
    private static final Pattern SITE_END =
            Pattern.compile("\\s+[-–—|]\\s+(?:The |A )?[\\p{Lu}\\p{N}][\\p{L}\\p{N}.&'’]*"
                    + "(?:[ -](?:of|the|and|for|on|de|[\\p{Lu}\\p{N}][\\p{L}\\p{N}.&'’]*)){0,4}\\s*$");
    private static final Pattern DATELINE_END = Pattern.compile(
            "\\s*(?:[-–—|]+|\\.)\\s*\\p{Lu}[\\p{Lu} .'/-]+(?:,\\s*(?:\\p{L}+\\.?\\s)?\\d{1,2}(?:,?\\s\\d{4})?)?\\s*$");
    private static final int LEAST_WORDS = 3;

    public Headline {
        marks = Set.copyOf(marks);
    }

    public static Headline of(String title) {
        return new Reading(title.strip()).read();
    }

    /** Matches a slug at the beginning: before a colon, or, in capitals or with a number, right before a dash. */
    private static Pattern slug(String words) {
        return Pattern.compile("^(?:" + words + ")\\s*(?:\\s-\\s|(?<=[\\p{Lu}\\d])-(?=\\S)|[:–—|])\\s*(?=\\S)");
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
            boolean again = true;
            while (again) {
                again = mark(UPDATE, Mark.UPDATE)
                        | mark(WRAPUP, Mark.WRAPUP)
                        | mark(CORRECTED, Mark.CORRECTED)
                        | mark(REFILED, Mark.REFILED)
                        | form(EXCLUSIVE, Form.EXCLUSIVE)
                        | form(REACTION, Form.REACTION)
                        | form(ANALYSIS, Form.ANALYSIS)
                        | form(BACKGROUND, Form.BACKGROUND)
                        | form(ADVISORY, Form.ADVISORY)
                        | form(BRIEF, Form.NEWS);
            }
            Matcher filed = FILED_AGAIN.matcher(rest);
            if (filed.find()) {
                marks.add(Mark.UPDATE);
                rest = filed.replaceAll(" ").strip();
            }
            withoutEnd(AGENCY_END);
            withoutEnd(DATELINE_END);
            withoutEnd(SITE_END);
            return new Headline(rest.isBlank() ? title : rest, form, marks);
        }

        private boolean mark(Pattern slug, Mark mark) {
            boolean found = withoutSlug(slug);
            if (found) {
                marks.add(mark);
            }
            return found;
        }

        private boolean form(Pattern slug, Form named) {
            boolean found = withoutSlug(slug);
            if (found) {
                form = named;
            }
            return found;
        }

        private boolean withoutSlug(Pattern slug) {
            Matcher found = slug.matcher(rest);
            if (!found.lookingAt()) {
                return false;
            }
            rest = rest.substring(found.end());
            return true;
        }

        private void withoutEnd(Pattern end) {
            Matcher found = end.matcher(rest);
            if (found.find() && rest.substring(0, found.start()).strip().split("\\s+").length >= LEAST_WORDS) {
                rest = rest.substring(0, found.start()).strip();
            }
        }
    }
}
