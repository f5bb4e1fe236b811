package tidewire.summarizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a pattern does for a text grows as the text does, whoever wrote it: characters that it reads are counted, in a text and in one twice as
 * long. One that starts again at every character and reads to the end each time reads four times as many, and an item of 500 KB holds up its desk
 * for minutes.
 */
class PatternWorkTest {
    private static final int LENGTH = 400;
    /** Twice the text, twice the work, and something for what begins and ends. */
    private static final double MOST_GROWTH = 2.6;

    /** Too little to matter, however it grows. */
    private static final long LITTLE = 100L * LENGTH;

    private static final long MOST = 10 * LITTLE;

    private static final List<String> UNITS = List.of(
            (" ~\n~\u00a0~\u3000~1~1,~1.~1'~123'~123,~123 ~12,~1 ~5 ~-~--~ - ~—~|~ | ~·~_~.~...~…~. ~\"~“~”~'~(~)~[~]~<~:~: ~; ~, ~!~? ~A~a~A ~a ~A.~A. ~Aa~Aa "
                            + "~a-~a.~a/~@~/~&q=~%~$~$1~US$~€ ~million ~mil ~a billion ~5 lakh ~1-2~+1%~日~日 ~。~「~ก~ก ~न~א~א ~😀~\u200d~a\u0301"
                            + "~and ~gold and ~Gold, gold ~economists ~analysts said ~the post ~ignore ~ignore all ~summary ~system: ~killed ~killed 5 ~said ~views "
                            + "~opinions of ~read more ~(Reuters) ~(Reporting ~ORLE, ~ORLE, Sept 18 ~Sept ~18 ~A, B, ~http://a.~CVE-2013-~A's ~reported ~[ID:~<A~:: ~» ~is not "
                            + "~own ~\n- ~.\n~a\n")
                    .split("~"));
    private static final List<String> ENDS = List.of("", "x!");

    /** Asked for whole texts only. */
    private static final Pattern OF_WHOLE_TEXTS =
            Pattern.compile("Angle\\..*|Sentences\\.INITIAL|CutOff\\.BEGINS|SiteName\\.CAPITAL|WordPromise\\.SIBILANT");
    /** Look at the last characters only, or at those of one title and a few beside each. */
    private static final Pattern OF_ENDS =
            Pattern.compile("TitleEnds\\..*|Body\\.(?:DATELINE|NAME|RIGHTS)|Toll\\.BEFORE|Angle\\.EXPECTATION");

    private record Named(String name, Pattern pattern) {}

    @Test
    void patterns_readATextOfTwiceTheLength_aboutTwiceAsOften() throws ReflectiveOperationException {
        List<Named> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(60);
        Map<String, String> growing = new TreeMap<>();
        for (Named one : patterns) {
            if (OF_ENDS.matcher(one.name()).matches()) {
                continue;
            }
            for (String unit : UNITS) {
                for (String end : ENDS) {
                    double growth = growth(one, unit, end);
                    if (growth > MOST_GROWTH) {
                        growing.merge(
                                one.name() + "  " + one.pattern(),
                                "'" + (unit + "…" + end).replace("\n", "\\n") + "' x" + growth,
                                (a, b) -> a + "\n        " + b);
                    }
                }
            }
        }
        assertThat(growing)
                .as("pattern = text that it reads more and more often")
                .isEmpty();
    }

    private static double growth(Named pattern, String unit, String end) {
        long twice = reads(pattern, text(unit, 2 * LENGTH) + end);
        if (twice <= LITTLE || twice > MOST) {
            return twice <= LITTLE ? 0 : Double.POSITIVE_INFINITY;
        }
        return (double) twice / reads(pattern, text(unit, LENGTH) + end);
    }

    private static String text(String unit, int length) {
        return unit.repeat(length / unit.length());
    }

    private static long reads(Named named, String text) {
        Watched watched = new Watched(text);
        Matcher matcher = named.pattern().matcher(watched);
        boolean whole = OF_WHOLE_TEXTS.matcher(named.name()).matches();
        try {
            while (!whole && matcher.find()) {
                watched.reads++;
            }
            matcher.reset().matches();
            return watched.reads;
        } catch (TooMuch e) {
            return Long.MAX_VALUE;
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Watched implements CharSequence {
        private final String text;
        private long reads;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int at) {
            if (++reads > MOST) {
                throw new TooMuch();
            }
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** All that classes keep, alone, in lists and in records. */
    private static List<Named> patterns() throws ReflectiveOperationException {
        List<Named> found = new ArrayList<>();
        for (JavaClass one : new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("tidewire.summarizer")) {
            for (Field field : Class.forName(one.getName(), false, PatternWorkTest.class.getClassLoader())
                    .getDeclaredFields()) {
                boolean may = field.getType() == Pattern.class || Collection.class.isAssignableFrom(field.getType());
                if (may && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    add(one.getSimpleName() + "." + field.getName(), field.get(null), found);
                }
            }
        }
        return found;
    }

    private static void add(String name, Object value, List<Named> found) throws ReflectiveOperationException {
        if (value instanceof Pattern pattern) {
            found.add(new Named(name, pattern));
        } else if (value instanceof Collection<?> all) {
            for (Object one : all) {
                add(name, one, found);
            }
        } else if (value instanceof Record one) {
            for (var part : one.getClass().getRecordComponents()) {
                if (part.getType() == Pattern.class) {
                    part.getAccessor().setAccessible(true);
                    add(name, part.getAccessor().invoke(one), found);
                }
            }
        }
    }
}
