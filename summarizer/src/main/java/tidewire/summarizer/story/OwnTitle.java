package tidewire.summarizer.story;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tidewire.events.NewsItem;
import tidewire.summarizer.story.site.SiteName;
import tidewire.summarizer.story.site.SiteName.Sign;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.WordCount;

/**
 * A title without the name of the very publisher whose item it is ("Fire kills five in Cairo mill - The Tarn Courier"). Any other name at its end
 * says who told it, and stays.
 */
public final class OwnTitle {
    private static final Pattern PARTED =
            Pattern.compile("\\s[-–—]{1,2}\\s|(?<!-)--(?!-)|[－_|｜丨]|\\s(?:::|»|[·•])\\s|[\\[(（【](?=[^\\[(（【]{2,60}$)");
    private static final Pattern BARS = Pattern.compile("\\s?[|｜丨]\\s?|\\s(?:::|»)\\s");
    /** No name is longer. */
    private static final int LONGEST = 60;

    private static final int SHORTEST = 3;
    private static final int LEAST_WORDS = 3;

    private OwnTitle() {}

    /** @param title of the item, clean */
    public static String of(NewsItem item, String title) {
        String publisher = NewsPublisher.of(item);
        String rest = withoutEnd(title, publisher);
        Matcher bar = BARS.matcher(rest);
        boolean inFront = bar.find() && bar.start() <= LONGEST && isName(rest.substring(0, bar.start()), publisher);
        return inFront && isEnough(rest.substring(bar.end())) ? rest.substring(bar.end()) : rest;
    }

    private static String withoutEnd(String title, String publisher) {
        Matcher parted = PARTED.matcher(title).region(Math.max(0, title.length() - LONGEST), title.length());
        parted.useTransparentBounds(true);
        while (parted.find()) {
            String name = title.substring(parted.end()).replaceFirst("[\\])）】]$", "");
            String rest = title.substring(0, parted.start()).strip();
            if (isName(name, publisher) && isEnough(rest)) {
                return rest;
            }
        }
        return title;
    }

    private static boolean isEnough(String rest) {
        return WordCount.of(rest) >= LEAST_WORDS;
    }

    /** By the list of known sites, or as a domain, a feed or a collection writes it: {@code tarncourier}, {@code courier}, {@code ttc}, {@code tcourier}. */
    private static boolean isName(String written, String publisher) {
        String name = written.strip().replaceFirst("^(?i:the)\\s+", "");
        String letters = CleanLine.key(name);
        boolean small = letters.equals(name) && name.codePoints().anyMatch(Character::isLowerCase); // "- courier"
        if (small || letters.length() < SHORTEST) {
            return false;
        }
        String own = CleanLine.key(
                publisher.replaceFirst("^(?:feed:|~)(?:the )?", "").replaceFirst("(?<=.)[./].*$", ""));
        Sign sign = SiteName.of(name);
        return own.equals(letters)
                || own.equals("the" + letters)
                || NewsPublisher.named(written.strip()).equals(publisher)
                || (sign == Sign.CERTAIN
                        && own.length() > SHORTEST
                        && (letters.startsWith(own) || letters.endsWith(own)))
                || (sign != Sign.NONE
                        && own.length() >= SHORTEST
                        && shortened(name).contains(own));
    }

    private static List<String> shortened(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("\\s+"));
        String last = words.get(words.size() - 1);
        String initials = words.subList(0, words.size() - 1).stream()
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
        return List.of(initials + last.charAt(0), "t" + initials + last.charAt(0), initials + last);
    }
}
