package tidewire.summarizer.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tidewire.events.NewsItem;
import tidewire.summarizer.Desk;
import tidewire.summarizer.story.text.Body;
import tidewire.summarizer.text.ReadableText;
import tidewire.summarizer.text.WholeText;

/**
 * How far a report is about what its desk asks for. What title or first words name, it is about; what stands further down, and alone
 * made the desk take it, it only mentions.
 */
public final class DeskFocus {
    private static final int LEAD_WORDS = 45;
    /** A word of the desk, or its category, by where it stands. */
    private static final double IN_TITLE = 1;

    private static final double IN_LEAD = 0.5;
    /** Of a desk that asks for few words: titles such as "CVE-2013-2099: OpenSSL" have none. */
    private static final double IN_LEAD_OF_FEW = 0.8;
    /** One is in passing, many are what it is about. */
    private static final double BELOW = 0.25;
    /** A symbol of the desk leaves no doubt what is spoken of. */
    private static final double SYMBOL = 2;

    /** So many words describe a subject: a report of it has two of them; one alone may stand there by chance. */
    private static final int SUBJECT_WORDS = 12;

    /** What a feed's section says where words describe the subject. */
    private static final double SECTION = 0.5;

    private final Desk desk;
    private final List<String> words;
    private final SymbolLinker linker;
    private final double full;

    public DeskFocus(Desk desk) {
        this.desk = desk;
        this.words = desk.selection().words().stream()
                .map(word -> ReadableText.of(word).toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.linker = new SymbolLinker(desk.symbols());
        this.full = words.size() >= SUBJECT_WORDS ? 2 : 1;
    }

    /** 0 for what only mentions what the desk asks for, to 1; 1 on a desk that takes everything. */
    public double of(NewsItem item) {
        if (desk.selection().takesAll()) {
            return 1;
        }
        String title = ReadableText.of(item.title());
        String lead = ReadableText.of(Body.first(
                Body.of(Optional.ofNullable(item.summary()).orElse("") + "\n"
                        + Optional.ofNullable(item.text()).orElse("")),
                LEAD_WORDS));
        List<String> inTitle = named(title);
        List<String> inLead = new ArrayList<>(named(lead));
        inLead.removeAll(inTitle);
        List<String> below = new ArrayList<>(named(ReadableText.of(WholeText.of(item))));
        below.removeAll(inTitle);
        below.removeAll(inLead);
        double spoken = IN_TITLE * inTitle.size()
                + (full > 1 ? IN_LEAD : IN_LEAD_OF_FEW) * inLead.size()
                + BELOW * Math.max(0, below.size() - 1)
                + symbols(item, title, lead)
                + category(item);
        return Math.min(1, spoken / full);
    }

    /** Words of the desk in a text; "government shutdown" is not "shutdown" too. */
    private List<String> named(String text) {
        BitSet taken = new BitSet(text.length());
        List<String> named = new ArrayList<>();
        for (String word : words) {
            boolean found = false;
            for (int at = WordFinder.find(text, word, true, 0);
                    at >= 0;
                    at = WordFinder.find(text, word, true, at + word.length())) {
                found |= taken.get(at, at + word.length()).isEmpty();
                taken.set(at, at + word.length());
            }
            if (found) {
                named.add(word);
            }
        }
        return named;
    }

    private double symbols(NewsItem item, String title, String lead) {
        if (!desk.selection().bySymbols()) {
            return 0;
        }
        if (!linker.in(title).isEmpty() || item.symbols().stream().anyMatch(desk.symbols()::containsKey)) {
            return SYMBOL * IN_TITLE;
        }
        return linker.in(lead).isEmpty() ? 0 : SYMBOL * IN_LEAD;
    }

    private double category(NewsItem item) {
        double section = full > 1 ? SECTION : IN_TITLE;
        return item.categories().stream().anyMatch(this::isOfTheDesk) ? section : 0;
    }

    private boolean isOfTheDesk(String category) {
        return desk.selection().categories().stream().anyMatch(category::equalsIgnoreCase);
    }
}
