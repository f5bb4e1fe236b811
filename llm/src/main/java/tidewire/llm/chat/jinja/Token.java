package tidewire.llm.chat.jinja;

/**
 * A piece of a template: plain text, the beginning or end of a tag, or a word of the language inside one.
 *
 * @param text plain text, name, operator, the value of a string or the digits of a number
 */
record Token(Kind kind, String text, int line) {
    enum Kind {
        TEXT,
        PRINT_BEGIN,
        PRINT_END,
        BLOCK_BEGIN,
        BLOCK_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Kind expected, String expectedText) {
        return kind == expected && text.equals(expectedText);
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "the end of the template" : "\"" + text + "\"";
    }
}
