package tidewire.summarizer.story.site;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a piece of a title is the name of a site, by what stands there: sites do not put their names into sentences. */
public final class SiteName {
    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 6;

    /** How sure it is. */
    public enum Sign {
        /** A sentence, or part of one. */
        NONE,
        /** Words that could be a name. */
        POSSIBLE,
        /** A known agency or site, an address, or what newspapers call themselves. */
        CERTAIN
    }

    private static final Pattern HOST = Pattern.compile(
            "(?U)[\\p{L}\\p{N}-]{1,40}(?:\\.[\\p{L}\\p{N}-]{1,40}){0,3}\\.(?:\\p{Ll}{2,10}|COM|ORG|NET)");

    /** Has a capital or is a number with letters: "eWeek", "20 Minuten". */
    private static final Pattern CAPITAL =
            Pattern.compile("[\\p{L}\\p{N}.&'’!+/-]*\\p{Lu}[\\p{L}\\p{N}.&'’!+/-]*|\\p{N}{1,4}");

    private static final Set<String> SMALL = Set.copyOf(List.of(
            ("of the and & for on in at de la le les du des del di da do das dos e y et und der die das am im für fur van het el los il lo i o a al"
                            + " della dello")
                    .split(" ")));

    /** What newspapers, stations and their like call themselves. */
    private static final Set<String> MEDIA = Set.copyOf(List.of(
            ("news newsletter newswire newsroom nieuws nachrichten notizie noticias notícias nyheter uutiset wiadomości actualités"
                            + " times post journal blog blogs weblog tribune herald courier gazette chronicle observer telegraph press magazine radio tv"
                            + " television broadcasting daily weekly examiner inquirer enquirer sentinel ledger dispatch bulletin zeitung tageblatt"
                            + " anzeiger rundschau allgemeine kurier presse blatt diario noticiero prensa periódico giornale gazzetta corriere jornal"
                            + " folha krant dagblad tidning tidningen avisen sanomat gazeta новости газета известия"
                            + " newspaper podcast advertiser online")
                    .split(" ")));

    /** What stands in headlines and in no name of a site. */
    private static final Set<String> SENTENCE = Set.copyOf(List.of(
            ("to zu is are was were be been has have had will would could should may might must not no after as amid over under against into from with"
                            + " his her their its who what how why when says said tells told warns warned urges urged calls called asks asked vows"
                            + " vowed cuts cut raises raised rises rose falls fell drops dropped jumps jumped soars soared slides slid slips"
                            + " slipped gains gained climbs climbed sinks sank plunges plunged tumbles tumbled slumps slumped surges surged"
                            + " hits beats misses wins won loses lost leads led ends ended begins began starts started opens opened closes closed"
                            + " buys bought sells sold seeks sought sees saw plans planned sets gets got gives gave takes took makes made keeps kept holds held"
                            + " finds found faces faced fails failed dies died kills killed dead injured missing arrested charged sued sues jailed fined fires fired"
                            + " quits resigns resigned names named hires hired joins joined leaves left returns returned backs backed blocks blocked"
                            + " bans banned approves approved rejects rejected agrees agreed signs signed unveils unveiled launches launched"
                            + " announces announced reports reported reveals revealed shows showed denies denied admits admitted accuses accused"
                            + " threatens threatened orders ordered halts halted recalls recalled patches patched fixes fixed attacks attacked strikes struck"
                            + " bombs explodes crashes crashed collapses collapsed passes passed votes voted elects elected expands expels spreads"
                            + " widens narrows grows grew shrinks shrank swells tops topped lifts lifted boosts boosted posts posted trims slashes slashed"
                            + " delays delayed drops reaches reached nears moves moved remains stays warn warned mulls eyes weighs considers bids wants expects"
                            + " slide fall rise jump soar surge sink slip drop plunge climb slump tumble die flee resign quit agree vow warn urge buy sell seek"
                            + " braces rallies rally rebounds recovers stalls steady flat higher lower")
                    .split(" ")));

    private SiteName() {}

    public static Sign of(String piece) {
        String name = piece.strip();
        if (name.length() < 2 || name.length() > LONGEST || name.codePoints().noneMatch(Character::isLetter)) {
            return Sign.NONE;
        }
        if (KnownSites.shipped().domainOf(name).isPresent() || isHost(name)) {
            return Sign.CERTAIN;
        }
        List<String> words = List.of(name.split("\\s+"));
        if (words.size() > MOST_WORDS || !areWordsOfAName(words)) {
            return Sign.NONE;
        }
        return isMedium(words) ? Sign.CERTAIN : Sign.POSSIBLE;
    }

    /** An address: "tagesschau.de". */
    public static boolean isHost(String name) {
        return HOST.matcher(name.strip()).matches();
    }

    /** "Naked Capitalism", "20 Minuten", "World news": capitals, small words between them, no verb, nobody's. */
    private static boolean areWordsOfAName(List<String> words) {
        int last = words.size() - 1;
        boolean letters = false;
        for (int i = 0; i <= last; i++) {
            String word = words.get(i);
            String small = small(word);
            boolean medium = MEDIA.contains(small);
            boolean between = i > 0 && i < last && SMALL.contains(word);
            boolean owner = i < last && small.endsWith("'s") && !isMedium(words);
            if (SENTENCE.contains(small)
                    || owner
                    || !(between || medium || CAPITAL.matcher(word).matches())) {
                return false;
            }
            letters |= word.codePoints().anyMatch(Character::isLetter);
        }
        return letters;
    }

    private static boolean isMedium(List<String> words) {
        return words.stream().anyMatch(word -> MEDIA.contains(small(word)));
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
