package tidewire.summarizer.story.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.story.text.Headline.Form;
import tidewire.summarizer.story.text.Headline.Mark;

/**
 * What agencies put before a title ("UPDATE 2-", "KORREKTUR:", "【速報】") and what it says of the report: how it was filed, what sort it
 * is, or neither.
 */
final class Slugs {
    /** @param mark how it was filed, or null @param form sort of report, or null */
    private record Slug(
            Pattern pattern, @Nullable Mark mark, @Nullable Form form) {}

    /** The same as {@link Slug}, where it stood. */
    record Found(int end, @Nullable Mark mark, @Nullable Form form) {}

    /** Of a wire, right before a title that is not in capitals: "US STOCKS-", "GLOBAL MARKETS-", "FOREX-"; not "NATO-Russia". */
    private static final String SECTION =
            "^(?:\\p{Lu}[\\p{Lu}&./]+(?: [\\p{Lu}\\d&./]{2,}){0,2} \\p{Lu}{5,}|\\p{Lu}{6,15}|FOREX|CBOT|SOFTS)(?: \\d)?-(?=\\p{Lu}[^-]*\\p{Ll})";

    private static final List<Slug> ALL = List.of(
            slug(
                    "(?:UPDATED?|Updated?|ROUNDUP|ACTUALIZA|ACTUALISATION|ATUALIZA)(?:\\s?\\d+)?|LEAD(?:\\s?\\d+|(?=\\s*[:：]))|BREAKING|Breaking"
                            + "|(?:LIVE|Live)(?: (?:UPDATES?|Updates?|updates?))?|JUST IN|Just in|THE LATEST|The Latest|\\d(?:st|nd|rd|th) Ld-Writethru"
                            + "|ALERT|URGENT|Urgent|EIL|EILMELDUNG|Eilmeldung|Aktualisiert|MISE À JOUR|Mise à jour|ACTUALIZACIÓN|Actualización"
                            + "|ÚLTIMA HORA|Última hora|ULTIM'ORA|Ultim'ora|AGGIORNAMENTO|Aggiornamento|ATUALIZAÇÃO|Atualização",
                    "更新|快讯|快訊|速報|速报|突发|突發|続報|속보|업데이트",
                    Mark.UPDATE,
                    null),
            slug(
                    "(?:WRAPUP|Wrapup|WRAP|Wrap-up|RESUMEN|RESUMO|SYNTHESE|SYNTHÈSE|ZUSAMMENFASSUNG)(?:\\s?\\d+)?",
                    "综述|綜述|まとめ",
                    Mark.WRAPUP,
                    null),
            slug(
                    "(?:CORRECTED|Corrected)(?:-|\\s)?(?:\\((?:OFFICIAL|Official)\\))?|CORRECTION|Correction|KORREKTUR|Korrektur|KORRIGIERT|Korrigiert|CORRIGÉ|Corrigé|CORRIGE|CORREGIDO"
                            + "|Corregido|CORRECCIÓN|Corrección|CORREÇÃO|Correção|CORREZIONE|Correzione|RETTIFICA|Rettifica",
                    "更正|訂正|정정",
                    Mark.CORRECTED,
                    null),
            slug(
                    "REFILE|Refile|RPT|REPEAT|Repeat|RESEND|ICYMI|WDH|WIEDERHOLUNG|REPRISE|REPITE",
                    "重发|再送",
                    Mark.REFILED,
                    null),
            slug(
                    "EXCLUSIVE|Exclusive|SCOOP|Scoop|EXKLUSIV|Exklusiv|EXCLUSIF|Exclusif|EXCLUSIVA|Exclusiva|EXCLUSIVO|Exclusivo|ESCLUSIVA|Esclusiva",
                    "独家|獨家|独自|단독",
                    null,
                    Form.EXCLUSIVE),
            slug(
                    "(?:INSTANT VIEW|Instant View|Instant view|FIRST TAKE|First take)(?:\\s?\\d+)?",
                    "",
                    null,
                    Form.REACTION),
            slug(
                    "ANALYSIS|Analysis|INSIGHT|Insight|COLUMN|Column|PREVIEW|Preview|SPECIAL REPORT|Special Report"
                            + "|Special report|COMMENTARY|Commentary|OPINION|Opinion|FEATURE|Feature|BREAKINGVIEWS|Breakingviews|NEWSMAKER|Newsmaker"
                            + "|OUTLOOK|Outlook|EXPLAINER|Explainer|WITNESS|Witness|SCENARIOS|Scenarios|INTERVIEW|Interview"
                            + "|ANALYSE|Analyse|KOMMENTAR|Kommentar|AUSBLICK|Ausblick|ANÁLISIS|Análisis|ANALISIS|OPINIÓN|Opinión|ENTREVISTA|Entrevista"
                            + "|ANÁLISE|Análise|ANALISI|Analisi|INTERVISTA|Intervista|DÉCRYPTAGE|Décryptage|ENTRETIEN|Entretien",
                    "分析|解説|評論|评论|社説|社论|焦点|コラム|专访|인터뷰|분석",
                    null,
                    Form.ANALYSIS),
            slug(
                    "FACTBOX|Factbox|TIMELINE|Timeline|TEXT|Text|Q&A|Q\\+A|Q and A"
                            + "|HIGHLIGHTS|Highlights|SNAPSHOT|Snapshot|TABLE|Table|QUOTES|Quotes|KEY FACTS|GRAPHIC|Graphic|FACT SHEET"
                            + "|Fact Sheet|Fact sheet|POLL|Poll|CHRONOLOGY|Chronology|TRANSCRIPT|Transcript"
                            + "|HINTERGRUND|Hintergrund|CHRONOLOGIE|Chronologie|ENCADRÉ|Encadré|ENCADRE|CRONOLOGÍA|Cronología|CRONOLOGIA|RECUADRO",
                    "背景|年表|图表|図表",
                    null,
                    Form.BACKGROUND),
            slug(
                    "ADVISORY|Advisory|MEDIA ADVISORY|Media Advisory|DIARY|Diary|PRESS DIGEST|Press Digest|Press digest|SCHEDULE"
                            + "|Schedule|NEWS SUMMARY|TAKE A LOOK|MEDIA|EDITOR'S NOTE|TERMINE|Termine|PRESSESCHAU|Presseschau|AGENDA|Agenda"
                            + "|REVUE DE PRESSE|Revue de presse",
                    "",
                    null,
                    Form.ADVISORY),
            slug("BRIEF|Brief", "", null, Form.NEWS),
            new Slug(Pattern.compile(SECTION), null, null));

    /** German wires write several slugs with a stroke between them: "WDH/ROUNDUP 2: …". */
    private static final String STROKE = "(?<=[\\p{Lu}\\d])/(?=[\\p{Lu}][\\p{Lu}\\d /]*:)";

    /** Words that also begin others ("LIVE-IN CARERS WIN CASE", "Live-Action Film"): before a dash alone they are no slug. */
    private static final Pattern COMPOUND_IN_CAPITALS = Pattern.compile(
            "(?:LIVE|ALERT|TEXT|MEDIA|TABLE|POLL|FEATURE|COLUMN|OUTLOOK|WRAP|PREVIEW|GRAPHIC|WITNESS|OPINION|AGENDA|REPEAT|INSIGHT)-\\S.*");

    private static final Pattern COMPOUND = Pattern.compile(
            "(?:Live|Alert|Text|Media|Table|Feature|Outlook|Opinion|Agenda|Repeat|Witness|Updated?)-\\S.*");

    private Slugs() {}

    /** The slug that a title begins with, or null. */
    static @Nullable Found at(String title) {
        boolean allCapitals = title.codePoints().noneMatch(Character::isLowerCase);
        if (COMPOUND.matcher(title).matches()
                || (allCapitals && COMPOUND_IN_CAPITALS.matcher(title).matches())) {
            return null;
        }
        for (Slug slug : ALL) {
            Matcher found = slug.pattern().matcher(title);
            if (found.lookingAt()) {
                return new Found(found.end(), slug.mark(), slug.form());
            }
        }
        return null;
    }

    /**
     * Before a colon; right before a dash, if it ends with a capital or number, or else a capital or figure follows ("Analysis-Dam"); before a
     * stroke and another slug.
     *
     * @param unspaced words of scripts without spaces: before a colon or in brackets; may be empty
     */
    private static Slug slug(String words, String unspaced, @Nullable Mark mark, @Nullable Form form) {
        String spaced =
                "^(?:" + words + ")\\s*(?:\\s-\\s|(?<=[\\p{Lu}\\d)])-(?=\\S)|(?<=\\p{Ll})-(?=[\\p{Lu}\\d\"'“‘$€£])|"
                        + STROKE + "|[:：–—|])\\s*(?=\\S)";
        String other = unspaced.isEmpty()
                ? ""
                : "|^(?:[【\\[](?:" + unspaced + ")[】\\]]|(?:" + unspaced + ")\\s*[:：|｜丨])\\s*(?=\\S)";
        return new Slug(Pattern.compile(spaced + other), mark, form);
    }
}
