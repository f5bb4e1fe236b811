package tidewire.summarizer.gate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidewire.summarizer.text.Sentences;

/**
 * Sentences that feeds set under every text: whose views these are, where to click, whose rights it is, who wrote and sent it. They are
 * news of nothing. In English; of other languages what stands under most of their feeds' texts.
 */
public final class Boilerplate {
    /** One kind a line. */
    private static final Pattern ANY = Stream.of(
                    // whose views these are
                    "^[^.]{0,60}\\b(?:views?|opinions?)\\b[^.]{0,80}\\b(?:(?:is|are) (?:(?:\\S+ ){0,5}own\\b(?! \\p{L}|['’])|(?:solely |only |strictly )?(?:that|those) of)"
                            + "|(?:do|does)(?: not|n['’]t)(?: necessarily)? (?:reflect|represent))",
                    // where to click
                    "^(?:please )?(?:click|tap) (?:here|on|below|the|through)\\b",
                    "^(?:to )?(?:read|see|view|watch|hear|get) (?:more|the (?:full|whole|rest|entire|original|complete))\\b(?!.* (?:says?|said)\\b)",
                    "^(?:continue reading|keep reading|read on|full story|more at|learn more|find out more|related (?:stories|articles|links))\\b",
                    "^(?:for|to (?:get|find|obtain)) (?:more|further|additional) (?:information|details|news)\\b",
                    "^(?:please )?(?:subscribe|sign up|register|log in|follow us|like us|join us|share this|e-?mail us|contact us|print this)\\b",
                    "\\bthe post\\b.{0,200}\\b(?:appeared first|first appeared) on\\b",
                    // whose rights it is
                    "\\ball rights reserved\\b|^(?:copyright\\b|©|\\(c\\) ?\\d{4})|\\b(?:may|must) not be (?:published|reproduced|rewritten|redistributed)\\b",
                    "^(?:use of this (?:site|website)|by using this (?:site|website)|this (?:site|website) uses cookies)\\b",
                    // who wrote and sent it
                    "^\\(?(?:additional |writing and )?(?:reporting|editing|writing|compiled) by (?-i:\\p{Lu})",
                    "^this (?:article|story|post|column|piece|report) (?:was |is |has been )?(?:(?:originally|first) )?(?:published|appeared|posted|written)\\b",
                    "^(?:advertisement|sponsored (?:content|post)|paid (?:content|post))\\b",
                    // what a company must say
                    "\\bforward-looking statements?\\b|^(?:this|nothing)\\b.{0,60}\\b(?:is not|constitutes?|does not constitute)\\b.{0,40}\\b(?:advice|offer|solicitation)\\b",
                    // German, French, Spanish, Portuguese, Italian, Dutch
                    "^(?:weiterlesen|mehr lesen|hier klicken|klicken sie hier|jetzt abonnieren)\\b|\\balle rechte vorbehalten\\b",
                    "^(?:lire la suite|lire l['’]article|en savoir plus|cliquez ici|abonnez-vous)\\b|\\btous droits r[ée]serv[ée]s\\b",
                    "^(?:leer m[áa]s|seguir leyendo|haga clic|haz clic|suscr[íi]b[ea])|\\btodos los derechos reservados\\b",
                    "^(?:leia mais|continue lendo|saiba mais|clique aqui)\\b|\\btodos os direitos reservados\\b",
                    "^(?:leggi (?:tutto|anche|di più)|continua a leggere|clicca qui)|\\btutti i diritti riservati\\b",
                    "^(?:lees (?:meer|verder)|klik hier)\\b|\\balle rechten voorbehouden\\b")
            .collect(Collectors.collectingAndThen(
                    Collectors.joining("|"),
                    all -> Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));

    private Boilerplate() {}

    /** Why the text is no news; empty unless every sentence of it is of this kind. */
    static Optional<String> fault(String text) {
        return without(text).isEmpty() ? Optional.of("stands under every text of its feed") : Optional.empty();
    }

    /** The text's other sentences. */
    public static String without(String text) {
        List<String> sentences = Sentences.split(text);
        List<String> kept = sentences.stream()
                .filter(sentence -> !ANY.matcher(sentence).find())
                .toList();
        return kept.size() == sentences.size() ? text : String.join(" ", kept);
    }
}
