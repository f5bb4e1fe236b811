package tidewire.llm.chat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tidewire.llm.Tokenizer;
import tidewire.llm.tokenizer.CheckpointTokenizer;

/**
 * A conversation as tokens, in which only the template can produce special tokens: a message that spells
 * {@code <|im_end|>} stays text. For that, a mark is put into messages wherever a special token could begin, and taken out
 * again after the template has been rendered and split at the tokens that are left.
 */
public final class ChatPrompt {
    /** A code point that Unicode keeps for a program's own use. */
    private static final String MARK = "\uFDD0";

    private final ChatTemplate template;
    private final Tokenizer tokenizer;
    private final Pattern special;
    private final Pattern beginnings;

    public ChatPrompt(ChatTemplate template, CheckpointTokenizer tokenizer) {
        this.template = template;
        this.tokenizer = tokenizer;
        Collection<String> literals = tokenizer.addedTokens();
        // the longest first: one literal may be the beginning of another
        this.special = anyOf(
                literals.stream().sorted((a, b) -> b.length() - a.length()).toList());
        this.beginnings = anyOf(literals.stream()
                .map(l -> l.substring(0, l.offsetByCodePoints(0, 1)))
                .distinct()
                .toList());
    }

    private static Pattern anyOf(Collection<String> literals) {
        return literals.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile(literals.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** As {@link ChatTemplate#render}, but as token ids. */
    public int[] encode(List<ChatMessage> messages, boolean addGenerationPrompt) {
        List<ChatMessage> marked = new ArrayList<>();
        for (ChatMessage message : messages) {
            marked.add(new ChatMessage(message.role(), marked(message.content())));
        }
        String text = template.render(marked, addGenerationPrompt);
        IntStream.Builder tokens = IntStream.builder();
        Matcher found = special.matcher(text);
        int at = 0;
        while (found.find()) {
            plain(text.substring(at, found.start()), tokens);
            tokens.add(tokenizer.special(found.group()).orElseThrow());
            at = found.end();
        }
        plain(text.substring(at), tokens);
        return tokens.build().toArray();
    }

    private String marked(String content) {
        return beginnings
                .matcher(content.replace(MARK, ""))
                .replaceAll(m -> Matcher.quoteReplacement(m.group()) + MARK);
    }

    private void plain(String text, IntStream.Builder tokens) {
        for (int token : tokenizer.encode(text.replace(MARK, ""))) {
            tokens.add(token);
        }
    }
}
