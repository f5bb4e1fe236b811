package tidewire.summarizer.story.text;

import java.util.Set;

/** Words that stand in any report: function words, and those of reporting itself. */
final class StopWords {
    private static final Set<String> WORDS =
            Set.of(("a about above according across after again against all almost along already also although among an"
                            + " and announced another any are aren't around as at away be became because been before being between both but by"
                            + " came can can't cannot come could couldn't day days did didn't do does doesn't don't down during each earlier either"
                            + " else even ever every few first following for friday from further get give given go got had hadn't has hasn't"
                            + " have haven't he her here hers him his how however i i'm if in including into is isn't it its just last late later"
                            + " latest least less like made make many may me might monday month months more most mr mrs ms much must my near nearly"
                            + " never new next no nor not now of off often on once one only onto or other others our out over own per percent pct"
                            + " plan rather reported reporting reports report said same saturday say saying says second see seen several shall she"
                            + " should show showed since so some source sources still such sunday take taken than that the their them then there"
                            + " these they third this those though three through thursday time to today together told too took toward towards"
                            + " tuesday two under until up upon us use used using very via was wasn't we wednesday week weeks well went were"
                            + " weren't what when where whether which while who whom whose why will with within without won't would wouldn't year"
                            + " years yesterday yet you your")
                    .split(" "));

    private StopWords() {}

    /** @param word in lower case, as it stands in the text */
    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
