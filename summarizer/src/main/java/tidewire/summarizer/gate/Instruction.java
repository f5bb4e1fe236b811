package tidewire.summarizer.gate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that is about what is to be written of it: instructions to be ignored, a summary that must say something, the marks of a
 * conversation with a model. English, and the commonest words of the languages that most feeds are in.
 */
final class Instruction {
    private static final String LETTERS = "(?<![\\p{L}])";

    private static final Pattern CONVERSATION = compiled(
            "<\\|[^|<>]{1,30}\\|>|\\[/?INST\\]|<</?SYS>>|^\\W{0,3}(?:system|assistant|user|human|ai)(?: prompt| message)?\\s*:");

    private static final Pattern WRITING = compiled(
            LETTERS
                    + "(?:summar(?:y|ies)|summari[sz]ers?|digests?|assistants?|chatbots?|language models?|LLMs?|AIs?|bots?)\\b"
                    + "[^.;]{0,30}\\b(?:must|should|shall|has to|have to|needs? to|ought to|(?:is|are) (?:now )?(?:to|required to|instructed to))\\b"
                    + "(?: (?!be\\b)\\S+){0,2} (?:say|state|read|mention|write|report|contain|include|tell|claim|conclude|omit|ignore|print|answer|reply|repeat|call|note|describe|output)\\b");

    /** What is to be disregarded, in either order, within a few words; one language a line. */
    private static final List<Pattern> DISREGARD = List.of(
            near(
                    "ignor\\w*|disregard\\w*|forget|override|bypass|neglect|skip|discard",
                    "(?:previous|prior|earlier|preceding|foregoing|above|system|your|all) (?:\\w+ )?(?:instruct\\w*|prompts?|directions|directives|guidelines|rules|orders|commands)|system (?:prompt|message)|(?:the|everything|all) above"),
            near(
                    "ignorier\\w*|vergiss|vergessen sie|missachte\\w*|beachten? sie nicht",
                    "anweisung\\w*|instruktion\\w*|vorgaben|befehle?"),
            near("ignore[rz]?|oublie[rz]?", "(?:instructions|consignes|directives|ordres)"),
            near("ignor[ae]n?|olvid[ae]n?|haz caso omiso|omite", "instrucciones|indicaciones|órdenes"),
            near("ignor[ea]m?|esque[çc]a|desconsidere", "instru[çc][õo]es|ordens|comandos"),
            near("ignora(?:te)?|dimentica(?:te)?", "istruzioni|indicazioni|ordini"),
            near("negeer|vergeet", "instructies|aanwijzingen|opdrachten"),
            near("zignoruj\\w*|ignoruj\\w*|pomiń\\w*|zapomnij\\w*", "instrukcj\\w*|polece\\w*|wskazówk\\w*"),
            near("игнориру\\w*|проигнорируй\\w*|забудь\\w*", "инструкци\\w*|указани\\w*|команд\\w*"),
            near("ігноруй\\w*|забудь\\w*", "інструкці\\w*|вказівк\\w*"),
            near("yok say\\w*|görmezden gel\\w*|unut\\w*", "talimat\\w*|yönerge\\w*"),
            near("abaikan|lupakan", "instruksi|perintah|petunjuk"),
            near("忽略|无视|無視|忘记|忘記", "指令|指示|说明|說明|提示|命令"),
            near("無視|忘れ", "指示|命令|プロンプト"),
            near("무시|잊어", "지시|명령|지침"),
            near("تجاهل\\w*|انس", "التعليمات|تعليمات\\w*|الأوامر|الإرشادات"),
            near("अनदेखा|नज़रअंदाज़|भूल", "निर्देश\\w*|आदेश\\w*"));

    private Instruction() {}

    /** Why the text is about its own summary; empty when it is not. */
    static Optional<String> fault(String text) {
        if (CONVERSATION.matcher(text).find()) {
            return Optional.of("has the marks of a conversation with a model");
        }
        if (WRITING.matcher(text).find()) {
            return Optional.of("says what is to be written of it");
        }
        return DISREGARD.stream().anyMatch(pattern -> pattern.matcher(text).find())
                ? Optional.of("says which instructions to follow")
                : Optional.empty();
    }

    private static Pattern near(String verb, String what) {
        String between = "[^.。!?]{0,40}?";
        String one = LETTERS + "(?:" + verb + ")";
        String other = "(?:" + what + ")";
        return compiled(one + between + other + "|" + other + between + "(?:" + verb + ")");
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(
                pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
