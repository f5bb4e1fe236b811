package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.List;
import tidewire.llm.chat.jinja.Token.Kind;

/**
 * Template text to tokens. Whitespace around tags goes as transformers configures Jinja: the newline after a block tag, and
 * the spaces before one on its line, are dropped; {@code -} drops all of it, {@code +} nothing.
 */
final class Lexer {
    private static final String[] OPERATORS = {
        "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}",
        ".", ",", ":", "|"
    };

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    /** What the last tag says about the text after it: '-' all whitespace goes, 'n' one newline goes. */
    private char trimAfter;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String template) {
        // one newline at the very end is not part of a template
        String source = template.replace("\r\n", "\n");
        Lexer lexer = new Lexer(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < source.length()) {
            int tag = nextTag();
            text(tag);
            if (at < source.length()) {
                tag();
            }
        }
        tokens.add(new Token(Kind.END, "", line));
    }

    private int nextTag() {
        for (int i = at; i + 1 < source.length(); i++) {
            if (source.charAt(i) == '{' && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return source.length();
    }

    private void text(int end) {
        String text = source.substring(at, end);
        int lines = newlines(text);
        if (trimAfter == '-') {
            text = text.stripLeading();
        } else if (trimAfter == 'n' && text.startsWith("\n")) {
            text = text.substring(1);
        }
        if (end < source.length()) {
            char kind = source.charAt(end + 1);
            char sign = end + 2 < source.length() ? source.charAt(end + 2) : ' ';
            if (sign == '-') {
                text = text.stripTrailing();
            } else if (kind != '{' && sign != '+') {
                text = withoutIndent(text, end);
            }
        }
        if (!text.isEmpty()) {
            tokens.add(new Token(Kind.TEXT, text, line));
        }
        line += lines;
        at = end;
    }

    /** Drops spaces before a block tag if nothing else stands before it on its line. */
    private String withoutIndent(String text, int tagAt) {
        int lineStart = source.lastIndexOf('\n', tagAt - 1) + 1;
        if (tagAt == 0 || !source.substring(lineStart, tagAt).isBlank()) {
            return text;
        }
        int keep = text.length();
        while (keep > 0 && text.charAt(keep - 1) != '\n' && Character.isWhitespace(text.charAt(keep - 1))) {
            keep--;
        }
        return text.substring(0, keep);
    }

    private void tag() {
        char kind = source.charAt(at + 1);
        at += 2;
        if (kind == '#') {
            comment();
            return;
        }
        if (at < source.length() && (source.charAt(at) == '-' || source.charAt(at) == '+')) {
            at++;
        }
        boolean print = kind == '{';
        tokens.add(new Token(print ? Kind.PRINT_BEGIN : Kind.BLOCK_BEGIN, print ? "{{" : "{%", line));
        inside(print ? "}}" : "%}", print ? Kind.PRINT_END : Kind.BLOCK_END);
    }

    private void comment() {
        int end = source.indexOf("#}", at);
        if (end < 0) {
            throw error("a comment is not closed");
        }
        line += newlines(source.substring(at, end));
        trimAfter = end > at && source.charAt(end - 1) == '-' ? '-' : 'n';
        at = end + 2;
    }

    private void inside(String close, Kind closeKind) {
        int braces = 0;
        while (true) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                line += source.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
            if (at >= source.length()) {
                throw error("a tag is not closed by " + close);
            }
            if (braces == 0 && closes(close, closeKind)) {
                return;
            }
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                string(c);
            } else if (Character.isDigit(c)) {
                number();
            } else if (Character.isLetter(c) || c == '_') {
                int start = at;
                while (at < source.length()
                        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
                    at++;
                }
                tokens.add(new Token(Kind.NAME, source.substring(start, at), line));
            } else {
                String operator = operator();
                braces += operator.equals("{") ? 1 : operator.equals("}") ? -1 : 0;
            }
        }
    }

    private boolean closes(String close, Kind closeKind) {
        boolean all = source.startsWith("-" + close, at);
        boolean none = source.startsWith("+" + close, at);
        if (!all && !none && !source.startsWith(close, at)) {
            return false;
        }
        tokens.add(new Token(closeKind, close, line));
        trimAfter = all ? '-' : none || closeKind == Kind.PRINT_END ? ' ' : 'n';
        at += close.length() + (all || none ? 1 : 0);
        return true;
    }

    private void string(char quote) {
        StringBuilder value = new StringBuilder();
        int start = line;
        for (at++; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == quote) {
                at++;
                tokens.add(new Token(Kind.STRING, value.toString(), start));
                return;
            }
            line += c == '\n' ? 1 : 0;
            if (c == '\\' && at + 1 < source.length()) {
                at++;
                escape(source.charAt(at), value);
            } else {
                value.append(c);
            }
        }
        throw error("a string is not closed");
    }

    private void escape(char c, StringBuilder value) {
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case '\\', '\'', '"' -> value.append(c);
            // a backslash at the end of a line joins it with the next
            case '\n' -> line++;
            case 'u', 'x' -> {
                int length = c == 'u' ? 4 : 2;
                if (at + length >= source.length()
                        || !source.substring(at + 1, at + 1 + length).matches("[0-9a-fA-F]+")) {
                    throw error("\\" + c + " needs " + length + " hex digits");
                }
                value.append((char) Integer.parseInt(source.substring(at + 1, at + 1 + length), 16));
                at += length;
            }
            default -> value.append('\\').append(c);
        }
    }

    private void number() {
        int start = at;
        while (at < source.length() && Character.isDigit(source.charAt(at))) {
            at++;
        }
        boolean fraction =
                at + 1 < source.length() && source.charAt(at) == '.' && Character.isDigit(source.charAt(at + 1));
        if (fraction) {
            at++;
            while (at < source.length() && Character.isDigit(source.charAt(at))) {
                at++;
            }
        }
        tokens.add(new Token(fraction ? Kind.FLOAT : Kind.INTEGER, source.substring(start, at), line));
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                at += operator.length();
                tokens.add(new Token(Kind.OPERATOR, operator, line));
                return operator;
            }
        }
        throw error("unexpected character '" + source.charAt(at) + "'");
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private TemplateException error(String what) {
        return new TemplateException("line " + line + ": " + what);
    }
}
