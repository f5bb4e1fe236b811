package tidewire.summarizer.testing;

import java.util.ArrayList;
import java.util.List;

/** Texts that nobody means well with, and such as no language of the tests has: to be the title or the body of one item. */
public final class HostileTexts {
    private static final List<String> UNITS = List.of(
            "123'",
            "1,",
            "12,",
            "1.1.",
            "9",
            "$1 million ",
            "+1% ",
            "-",
            "--",
            " - ",
            "| ",
            "_",
            ".",
            "...",
            "…",
            "!?",
            "? ",
            "\"",
            "“",
            "”",
            "'",
            "’",
            "(",
            ")",
            "[",
            "]",
            "<",
            ">",
            "«",
            "{",
            "}",
            "A",
            "A. ",
            "Aa ",
            "a ",
            "a-",
            "a/",
            "A, ",
            "and ",
            "gold and ",
            "killed 5 ",
            "Mr. ",
            "(Reuters) - ",
            "said ",
            "\n",
            " ",
            "\u00a0",
            "\u3000",
            "長",
            "長。",
            "「",
            "ก",
            "한국 ",
            "נ ",
            "عاجل. ",
            "क्ष ",
            "\u202e",
            "\u200b",
            "\u200d",
            "\u3164",
            "e\u0301\u0315",
            "\u0301\u0315",
            "😀",
            "👩\u200d🚀",
            "\ud83d",
            "\u0000",
            "\ufffd",
            "ﷺ",
            "<|item|>",
            "<b>",
            "&amp;",
            "http://a.b/",
            "#",
            "@",
            "~",
            "\\",
            "\t",
            "%s ",
            "{} ");

    private HostileTexts() {}

    /** @param length of each, in characters */
    public static List<String> of(int length) {
        List<String> texts = new ArrayList<>(alone(length));
        alone(length).forEach(text -> texts.add("Dam fails near Orle " + text));
        return texts;
    }

    /** Without a beginning that says something. @param length of each, in characters */
    public static List<String> alone(int length) {
        return UNITS.stream().map(unit -> unit.repeat(length / unit.length())).toList();
    }
}
