package tidewire.llm.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.llm.ModelException;
import tidewire.llm.chat.jinja.Callable;
import tidewire.llm.chat.jinja.Template;
import tidewire.llm.chat.jinja.TemplateException;
import tidewire.llm.checkpoint.JsonFile;

/**
 * How an instruct checkpoint wants a conversation to be written: the Jinja template in its {@code chat_template.jinja} or
 * {@code tokenizer_config.json}.
 */
public final class ChatTemplate {
    private static final String OWN_FILE = "chat_template.jinja";
    private static final String CONFIG_FILE = "tokenizer_config.json";

    private final Template template;
    private final Map<String, String> tokens;
    private final Clock clock;

    private ChatTemplate(Template template, Map<String, String> tokens, Clock clock) {
        this.template = template;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @return empty if the checkpoint has no template: it was not made for conversations
     * @throws ModelException if it has one that cannot be read
     */
    public static Optional<ChatTemplate> read(Path folder) {
        return read(folder, Clock.systemDefaultZone());
    }

    /** @param clock for templates that write today's date */
    public static Optional<ChatTemplate> read(Path folder, Clock clock) {
        Optional<JsonNode> config = JsonFile.readIfPresent(folder.resolve(CONFIG_FILE));
        Path own = folder.resolve(OWN_FILE);
        Optional<String> source =
                Files.isRegularFile(own) ? Optional.of(text(own)) : config.flatMap(ChatTemplate::source);
        return source.map(s -> parse(s, Files.isRegularFile(own) ? own : folder.resolve(CONFIG_FILE), config, clock));
    }

    private static ChatTemplate parse(String source, Path file, Optional<JsonNode> config, Clock clock) {
        Map<String, String> tokens = new HashMap<>();
        for (String name : List.of("bos_token", "eos_token", "pad_token", "unk_token")) {
            JsonNode token = config.map(c -> c.path(name)).orElse(null);
            if (token != null && !token.isMissingNode() && !token.isNull()) {
                tokens.put(name, (token.isObject() ? token.path("content") : token).asText());
            }
        }
        return of(source, tokens, file, clock);
    }

    /**
     * @param tokens literal forms by {@code bos_token}, {@code eos_token} and so on
     * @param file that it came from
     */
    public static ChatTemplate of(String source, Map<String, String> tokens, Path file) {
        return of(source, tokens, file, Clock.systemDefaultZone());
    }

    private static ChatTemplate of(String source, Map<String, String> tokens, Path file, Clock clock) {
        try {
            return new ChatTemplate(Template.parse(source), Map.copyOf(tokens), clock);
        } catch (TemplateException e) {
            throw new ModelException(file + ": the chat template cannot be read: " + e.getMessage(), e);
        }
    }

    /** One template, or several with names, of which "default" is meant. */
    private static Optional<String> source(JsonNode config) {
        JsonNode template = config.path("chat_template");
        if (template.isTextual()) {
            return Optional.of(template.asText());
        }
        for (JsonNode named : template) {
            if (named.path("name").asText().equals("default")) {
                return Optional.of(named.path("template").asText());
            }
        }
        return Optional.empty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ModelException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The conversation as text, special tokens spelled out. Do not encode it as a whole if a message is not trusted: see
     * {@link ChatPrompt}.
     *
     * @param addGenerationPrompt ends with the beginning of the assistant's answer
     * @throws TemplateException if the template does not allow this conversation (many refuse two turns of one role)
     */
    public String render(List<ChatMessage> messages, boolean addGenerationPrompt) {
        Map<String, @Nullable Object> values = new HashMap<>(tokens);
        List<Object> conversation = new ArrayList<>();
        for (ChatMessage message : messages) {
            conversation.add(Map.of("role", message.role(), "content", message.content()));
        }
        values.put("messages", conversation);
        values.put("add_generation_prompt", addGenerationPrompt);
        values.put("tools", null);
        values.put("documents", null);
        values.put("strftime_now", (Callable) (args, named) -> Strftime.format(String.valueOf(args.get(0)), clock));
        return template.render(values);
    }
}
