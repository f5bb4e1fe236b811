package tidewire.summarizer.digest.ask;

import tidewire.events.Citation;

/** A sentence that answers a question, and whose it is. */
public record Quote(String text, Citation source) {
    static Quote of(Passage passage) {
        Askable item = passage.item();
        return new Quote(passage.sentence(), new Citation(item.id(), Citation.Kind.ITEM, item.title(), item.link()));
    }
}
