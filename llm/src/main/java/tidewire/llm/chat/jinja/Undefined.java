package tidewire.llm.chat.jinja;

/** The value of a name that has none: prints as nothing, is false, and has no attributes. */
record Undefined(String name) {
    @Override
    public String toString() {
        return "";
    }
}
