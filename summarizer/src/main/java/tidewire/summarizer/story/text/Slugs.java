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

    private static final List<Slug> ALL = List.of(
            slug(
                    "(?:UPDATED?|Updated?|ROUNDUP|ACTUALIZA|ACTUALISATION|ATUALIZA)(?:\\s?\\d+)?|LEAD(?:\\s?\\d+|(?=\\s*[:：]))|BREAKING|Breaking|LIVE|Live|JUST IN|Just in"
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
                    "CORRECTED|Corrected|CORRECTION|Correction|KORREKTUR|Korrektur|KORRIGIERT|Korrigiert|CORRIGÉ|Corrigé|CORRIGE|CORREGIDO"
                            + "|Corregido|CORRECCIÓN|Corrección|CORREÇÃO|Correção|CORREZIONE|Correzione|RETTIFICA|Rettifica",
                    "更正|訂正|정정",
                    Mark.CORRECTED,
                    null),
            slug("REFILE|Refile|RPT|REPEAT|Repeat|RESEND|WDH|WIEDERHOLUNG|REPRISE|REPITE", "重发|再送", Mark.REFILED, null),
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
            slug("BRIEF|Brief", "", null, Form.NEWS));

    /** Words that also begin others ("LIVE-IN CARERS WIN CASE"): in a title all of capitals a dash alone makes no slug of them. */
    private static final Pattern COMPOUND = Pattern.compile(
            "(?:LIVE|ALERT|TEXT|MEDIA|TABLE|POLL|FEATURE|COLUMN|OUTLOOK|WRAP|PREVIEW|GRAPHIC|WITNESS|OPINION|AGENDA|REPEAT|INSIGHT)-\\S.*");

    private Slugs() {}

    /** The slug that a title begins with, or null. */
    static @Nullable Found at(String title) {
        boolean allCapitals = title.codePoints().noneMatch(Character::isLowerCase);
        if (allCapitals && COMPOUND.matcher(title).matches()) {
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
     * Before a colon, or, in capitals or with a number, right before a dash.
     *
     * @param unspaced words of scripts without spaces: before a colon or in brackets; may be empty
     */
    private static Slug slug(String words, String unspaced, @Nullable Mark mark, @Nullable Form form) {
        String spaced = "^(?:" + words + ")\\s*(?:\\s-\\s|(?<=[\\p{Lu}\\d])-(?=\\S)|[:：–—|])\\s*(?=\\S)";
        String other = unspaced.isEmpty()
                ? ""
                : "|^(?:[【\\[](?:" + unspaced + ")[】\\]]|(?:" + unspaced + ")\\s*[:：|｜丨])\\s*(?=\\S)";
        return new Slug(Pattern.compile(spaced + other), mark, form);
    }
}
